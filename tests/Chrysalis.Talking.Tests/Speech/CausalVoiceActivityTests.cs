using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speech;

public class CausalVoiceActivityTests
{
    private const double FramesPerSecond = 25;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(160)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void Push_AnyBlocks_EqualsTheWholeFormOfWhatWasHeardUntilThen(int block)
    {
        float[] sound = Sentences(seconds: 6);
        List<float> causal = Hear(sound, block);

        int lookAhead = (int)Math.Round(CausalVoiceActivity.LookAhead.TotalSeconds * 100);
        float[] whole = VoiceActivity.Compute(new(sound, 16000), FramesPerSecond);
        Assert.Equal(whole.Length, causal.Count);
        for (int frame = 0; frame < causal.Count; frame++)
        {
            int heard = ((int)((frame + 0.5) / FramesPerSecond * 100) + lookAhead) * 160;
            float[] prefix = VoiceActivity.Compute(new(sound[..Math.Min(heard, sound.Length)], 16000), FramesPerSecond);
            Assert.Equal(prefix[frame], causal[frame]);
        }
    }

    [Fact]
    public void Push_LevelsLearned_EqualsTheWholeFile()
    {
        float[] sound = Sentences(seconds: 20);
        List<float> causal = Hear(sound, 160);
        float[] whole = VoiceActivity.Compute(new(sound, 16000), FramesPerSecond);
        int later = (int)(4 * FramesPerSecond);
        int same = Enumerable.Range(later, whole.Length - later).Count(i => whole[i] == causal[i]);
        Assert.True(
            same >= 0.97 * (whole.Length - later), $"{same} of {whole.Length - later} frames after four seconds are the whole file's");
    }

    [Fact]
    public void Push_MoreThanAMinute_CountsTheLastMinute()
    {
        // Loud speech, then quiet speech: once the loud one is forgotten the quiet one speaks.
        float[] sound = [.. Sentences(10), .. Sentences(80).Select(sample => 0.01f * sample)];
        List<float> causal = Hear(sound, 1600);
        Assert.True(causal[(12 * 25)..(50 * 25)].Average() < 0.2, "beside loud speech the quiet one is background");
        Assert.True(causal[(75 * 25)..(88 * 25)].Average() > 0.6, "after a minute it is speech");
    }

    private static List<float> Hear(float[] sound, int block)
    {
        var causal = new CausalVoiceActivity(16000, FramesPerSecond);
        var values = new List<float>();
        for (int at = 0; at < sound.Length; at += Math.Min(block, sound.Length - at))
            causal.Push(sound.AsSpan(at, Math.Min(block, sound.Length - at)), Take);
        causal.Complete(Take);
        return values;

        void Take(long frame, float value)
        {
            Assert.Equal(values.Count, frame);
            values.Add(value);
        }
    }

    // A second of tone, a second of faint noise.
    private static float[] Sentences(int seconds)
    {
        var draw = new Random(seconds);
        return [.. Enumerable.Range(0, 16000 * seconds)
            .Select(i => 0.0005f * (draw.NextSingle() - 0.5f) + (i / 16000 % 2 == 0 ? 0.3f * MathF.Sin(i * 0.08f) : 0))];
    }
}
