using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Training.Parts;

namespace Chrysalis.Talking.Tests.Speech;

public class SpeechWindowsTests
{
    private const int Bands = 80;

    [Fact]
    public void Cut_FrameByFrame_EqualsAllAtOnce()
    {
        float[] mel = [.. Enumerable.Range(0, Bands * 50).Select(i => i % 97 / 97f)];
        float[] all = SpeechWindows.Cut(mel, -2, 9, 25);
        for (int t = 0; t < 9; t++)
        {
            float[] one = SpeechWindows.Cut(mel, t - 2, 1, 25);
            for (int c = 0; c < one.Length; c++)
                Assert.Equal(one[c], all[c * 9 + t]);
        }
    }

    [Theory]
    [InlineData(0, -6)]
    [InlineData(5, 10)]
    [InlineData(25, 74)]
    public void FirstMelFrame_FollowsTheVideo(int frame, int expected) => Assert.Equal(expected, SpeechWindows.FirstMelFrame(frame, 25));

    [Fact]
    public void Cut_BeyondTheSpeech_IsSilence()
    {
        float[] windows = SpeechWindows.Cut(new float[Bands * 4], 100, 2, 25);
        Assert.All(windows, value => Assert.Equal(-4, value));
        Assert.All(SpeechWindows.Cut([], 0, 2, 25), value => Assert.Equal(-4, value));
    }

    [Fact]
    public void Augmentation_StaysInRange_AndRepeats()
    {
        float[] mel = [.. Enumerable.Range(0, Bands * 30).Select(i => (float)Math.Sin(i) * 4)];
        float[] once = SpeechAugmentation.Apply(mel, new Random(4));
        Assert.Equal(once, SpeechAugmentation.Apply(mel, new Random(4)));
        Assert.NotEqual(once, SpeechAugmentation.Apply(mel, new Random(5)));
        Assert.All(once, value => Assert.InRange(value, -4, 4));
    }
}
