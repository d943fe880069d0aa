using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;

namespace Chrysalis.Talking.Tests.Faces.Tracking;

public class TrackSmootherTests
{
    [Fact]
    public void TryTake_HeadThatSpeedsUp_IsFollowedWithoutLag()
    {
        List<TrackedFace?> moving =
            [.. Enumerable.Range(0, 40).Select(i => SyntheticFaces.At(100 + i * 0.8f + i * i * 0.02f, 80 - i * 0.5f, 50 + i * 0.1f))];
        List<TrackedFace?> smooth = Smooth(moving);
        Assert.Equal(40, smooth.Count);
        Assert.All(moving.Zip(smooth), pair =>
        {
            Assert.Equal(pair.First!.FaceToFrame.TranslateX, pair.Second!.FaceToFrame.TranslateX, 0.01f);
            Assert.Equal(pair.First.FaceToFrame.TranslateY, pair.Second.FaceToFrame.TranslateY, 0.01f);
            Assert.Equal(pair.First.FaceToFrame.Scale, pair.Second.FaceToFrame.Scale, 0.01f);
        });
    }

    [Fact]
    public void TryTake_NoisyStillHead_ShakesLessThanHalfAsMuch()
    {
        var random = new Random(3);
        List<TrackedFace?> noisy = [.. Enumerable.Range(0, 300).Select(_ => SyntheticFaces.At(100 + random.NextSingle() - 0.5f, 80))];
        static double Spread(IEnumerable<TrackedFace?> faces) =>
            Math.Sqrt(faces.Average(face => Math.Pow(face!.FaceToFrame.TranslateX - 100, 2)));
        Assert.InRange(Spread(Smooth(noisy)) / Spread(noisy), 0, 0.5);
    }

    [Fact]
    public void TryTake_Landmarks_StayAsMeasured()
    {
        List<TrackedFace?> faces = [SyntheticFaces.At(0, 0), SyntheticFaces.At(3, 1), SyntheticFaces.At(1, 2)];
        Assert.All(faces.Zip(Smooth(faces)), pair => Assert.Same(pair.First!.Landmarks, pair.Second!.Landmarks));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void TryTake_ShortGap_IsBridgedWithScoreZero(int missing)
    {
        List<TrackedFace?> faces = [.. Enumerable.Range(0, 30).Select(i => (TrackedFace?)SyntheticFaces.At(100 + i, 80))];
        for (int i = 0; i < missing; i++)
            faces[12 + i] = null;
        List<TrackedFace?> smooth = Smooth(faces);
        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(100 + i, smooth[i]!.FaceToFrame.TranslateX, 0.01f);
            Assert.Equal(i >= 12 && i < 12 + missing ? 0 : 1, smooth[i]!.Score);
        }
    }

    [Fact]
    public void TryTake_LongGapStartAndEnd_StayWithoutAFace()
    {
        List<TrackedFace?> faces =
            [.. Enumerable.Range(0, 40).Select(i => i is < 2 or (>= 15 and < 21) or > 37 ? null : SyntheticFaces.At(100, 80))];
        List<TrackedFace?> smooth = Smooth(faces);
        Assert.Equal(faces.Select(face => face is null), smooth.Select(face => face is null));
    }

    [Fact]
    public void TryTake_SceneCut_DoesNotMixBothSides()
    {
        List<TrackedFace?> faces = [.. Enumerable.Range(0, 30).Select(i => (TrackedFace?)SyntheticFaces.At(i < 15 ? 100 : 200, 80))];
        List<TrackedFace?> smooth = Smooth(faces);
        Assert.All(faces.Zip(smooth), pair => Assert.Equal(pair.First!.FaceToFrame.TranslateX, pair.Second!.FaceToFrame.TranslateX, 0.01f));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(13)]
    public void TryTake_AnyLength_GivesOneResultAFrame(int count) =>
        Assert.Equal(count, Smooth([.. Enumerable.Repeat(SyntheticFaces.At(1, 1), count)]).Count);

    [Fact]
    public void TryTake_LongVideo_LagsByTheWindowAndAGapOnly()
    {
        var smoother = new TrackSmoother(6, 5);
        int given = 0;
        for (int i = 1; i <= 200; i++)
        {
            smoother.Add(SyntheticFaces.At(1, 1));
            while (smoother.TryTake(ended: false, out _))
                given++;
            Assert.InRange(i - given, 0, 11);
        }
    }

    private static List<TrackedFace?> Smooth(List<TrackedFace?> faces)
    {
        var smoother = new TrackSmoother(6, 5);
        var smooth = new List<TrackedFace?>();
        foreach (TrackedFace? face in faces)
        {
            smoother.Add(face);
            while (smoother.TryTake(ended: false, out TrackedFace? done))
                smooth.Add(done);
        }

        while (smoother.TryTake(ended: true, out TrackedFace? done))
            smooth.Add(done);
        return smooth;
    }
}
