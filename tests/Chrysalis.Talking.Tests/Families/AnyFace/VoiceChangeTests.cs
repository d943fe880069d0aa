using Chrysalis.Talking.Families.AnyFace;
using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Motion;

namespace Chrysalis.Talking.Tests.Families.AnyFace;

public class VoiceChangeTests
{
    [Fact]
    public void Played_Faster_IsShorterAndHigher()
    {
        float[] tone = [.. Enumerable.Range(0, 16000).Select(i => MathF.Sin(MathF.Tau * 200 * i / 16000))];
        float[] played = VoiceChange.Played(tone, 1.25);
        Assert.Equal(12800, played.Length);
        Assert.InRange(Crossings(played) / 2.0 / (played.Length / 16000.0), 247, 253);
    }

    [Fact]
    public void Apply_TheSameDraw_IsTheSameAndFinite()
    {
        float[] sound = VoiceChange.Noise(16000, new Random(1));
        for (int seed = 0; seed < 20; seed++)
        {
            (float[] a, double speed) = VoiceChange.Apply(sound, new Random(seed));
            (float[] b, _) = VoiceChange.Apply(sound, new Random(seed));
            Assert.Equal(a, b);
            Assert.Equal((int)(sound.Length / speed), a.Length);
            Assert.All(a, value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void ClipDraw_FewClipsOfAnotherFolder_ComeMoreOftenThanTheirShare()
    {
        (string, string)[] clips =
        [
            .. Enumerable.Range(0, 96).Select(i => ($"a{i}", Path.Combine("a", $"{i}.mpg"))),
            .. Enumerable.Range(0, 4).Select(i => ($"b{i}", Path.Combine("b", $"{i}.mpg")))
        ];
        var draw = new Random(7);
        var drawn = new ClipDraw<string>(clips, 0.5);
        int few = Enumerable.Range(0, 4000).Count(_ => drawn.Next(draw)[0] == 'b');
        // sqrt(4) / (sqrt(96) + sqrt(4)) is 0.169; four of a hundred would be 0.04.
        Assert.InRange(few / 4000.0, 0.145, 0.195);
    }

    private static int Crossings(float[] sound) => Enumerable.Range(1, sound.Length - 1).Count(i => sound[i - 1] < 0 != sound[i] < 0);
}
