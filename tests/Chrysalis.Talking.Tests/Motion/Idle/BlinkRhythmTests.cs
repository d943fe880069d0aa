using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Idle;

namespace Chrysalis.Talking.Tests.Motion.Idle;

public class BlinkRhythmTests
{
    private const int Rate = 25;

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(75)]
    public void Fit_BlinksOfKnownIntervals_FindsThemAlsoInShortClips(int clip)
    {
        float[] lids = Blinking(seconds: 1200, meanInterval: 3, shutSeconds: 0.16);
        var rhythm = BlinkRhythm.Fit([.. lids.Chunk(clip)], Rate);
        Assert.InRange(rhythm.MeanInterval, 2.6, 3.4);
        Assert.InRange(rhythm.Length, 0.24, 0.42); // half shut for half of its length
    }

    [Theory]
    [InlineData(2.0, 0.6)]
    [InlineData(5.0, 0.9)]
    public void Draw_AnHour_BlinksInTheRhythm(double mean, double spread)
    {
        var rhythm = new BlinkRhythm(mean, spread, 0.25, 0.2);
        BlinkTrain blinks = rhythm.Draw(3);
        float[] lids = [.. Enumerable.Range(0, 3600 * 50).Select(i => blinks.At(i / 50.0))];
        double[] starts = [.. Enumerable.Range(1, lids.Length - 1).Where(i => lids[i] >= 0.5f && lids[i - 1] < 0.5f).Select(i => i / 50.0)];
        double[] intervals = [.. starts.Zip(starts.Skip(1), (a, b) => b - a).Order()];
        Assert.InRange(intervals.Average(), mean * 0.93, mean * 1.07);
        Assert.InRange(intervals[0], BlinkRhythm.ShortestInterval * 0.6, mean);
        double median = BlinkRhythm.ShortestInterval + (mean - BlinkRhythm.ShortestInterval) * Math.Exp(-spread * spread / 2);
        Assert.InRange(intervals[intervals.Length / 2], median * 0.9, median * 1.1);
        Assert.Equal(1, lids.Max(), 0.01f);
        for (int i = 1; i < 100_000; i++)
            Assert.InRange(Math.Abs(blinks.At(i * 0.005) - blinks.At((i - 1) * 0.005)), 0, 0.2f);

        var again = BlinkRhythm.Fit([lids], 50);
        Assert.InRange(again.MeanInterval, mean * 0.9, mean * 1.1);
        Assert.InRange(again.IntervalSpread, spread * 0.85, spread * 1.15);
        Assert.InRange(again.Length, 0.22, 0.28);
    }

    [Fact]
    public void Fit_NoBlinks_StaysHuman()
    {
        Assert.Equal(BlinkRhythm.General.Length, BlinkRhythm.Fit([new float[100]], Rate).Length);
        Assert.InRange(BlinkRhythm.Fit([new float[75]], Rate).MeanInterval, 2, 5);
        Assert.InRange(BlinkRhythm.Fit([new float[Rate * 3600]], Rate).MeanInterval, 5, 12);
    }

    [Fact]
    public void Fit_EyesThatStayShut_AreNoBlinks()
    {
        float[] lids = new float[Rate * 60];
        lids.AsSpan(200, 100).Fill(1);
        Assert.Equal(BlinkRhythm.Fit([new float[Rate * 60]], Rate), BlinkRhythm.Fit([lids], Rate));
    }

    [Fact]
    public void EyeClosures_OfOpeningsWithBlinks_AreNoughtOneAndNothingBetween()
    {
        var draw = new Random(2);
        float?[] openings = [.. Enumerable.Range(0, 400).Select(i => (float?)(i % 100 is 50 or 51
            ? 0.21f
            : i % 100 is 49 or 52 ? 0.26f : 0.3f) + 0.004f * (draw.NextSingle() - 0.5f))];
        openings[5] = null;
        float[] closures = EyeClosures.Of(openings);
        for (int i = 0; i < closures.Length; i++)
            Assert.InRange(closures[i], i % 100 is 50 or 51 ? 0.9f : 0, i % 100 is 50 or 51 ? 1 : i % 100 is 49 or 52 ? 0.5f : 0.02f);
    }

    [Fact]
    public void EyeClosures_AClipWithNarrowerEyes_IsOpenAsWell()
    {
        float?[] openings = [.. Enumerable.Repeat((float?)0.34f, 200), null, .. Enumerable.Repeat((float?)0.29f, 80)];
        Assert.All(EyeClosures.Of(openings), closure => Assert.Equal(0, closure));
        Assert.Empty(EyeClosures.Of([]));
    }

    /// <summary>Lids that are wholly shut for a while, at intervals of a gamma distribution of four parts.</summary>
    private static float[] Blinking(int seconds, double meanInterval, double shutSeconds)
    {
        var draw = new Random(6);
        var lids = new float[seconds * Rate];
        for (double at = 1; at < seconds;)
        {
            for (int i = (int)(at * Rate); i < Math.Min(lids.Length, (at + shutSeconds) * Rate); i++)
                lids[i] = 1;
            for (int i = 0; i < 4; i++)
                at -= meanInterval / 4 * Math.Log(1 - draw.NextDouble());
        }

        return lids;
    }
}
