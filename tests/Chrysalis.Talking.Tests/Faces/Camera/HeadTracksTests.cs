using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Faces.Camera.Following;
using Chrysalis.Talking.Tests.Synthetic;

namespace Chrysalis.Talking.Tests.Faces.Camera;

/// <summary>Bundle adjustment against landmarks projected from a known head.</summary>
public class HeadTracksTests
{
    private const float FocalPx = 400;
    private const float NoisePx = 0.4f;
    private const int Frames = 240;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fit_HeadThatTurns_FindsPosesShapeAndFocalLength(int seed)
    {
        HeadShape shape = ProjectedFaces.Shape(seed);
        var path = new SyntheticPath(seed, depth: 3.2f);
        HeadTracks found = Fit(shape, path, seed);

        float[] errors = [.. found.Measured[0].Poses.Select((pose, i) => Angle(pose!.Value.Rotation, path.At(i).Rotation))];
        Assert.InRange(errors.Order().ElementAt((int)(0.95 * errors.Length)), 0, 1);
        Assert.InRange(PoseErrors.Relative(found.Tracks[0].Poses, path.At).Max(), 0, 1);
        Assert.InRange(found.Head.Focal * ProjectedFaces.Width / FocalPx, 0.85, 1.15);
        float[] off = [.. RigidPoints.All.Select(point =>
            Vector3.Distance(found.Head.Shape.Points[point.Index], shape.Points[point.Index])).Order()];
        Assert.InRange(off[off.Length / 2], 0, 0.015f);
    }

    [Fact]
    public void Fit_HeadThatHardlyTurns_FindsPosesAgainstTheMiddleOne()
    {
        HeadShape shape = ProjectedFaces.Shape(5);
        var path = new SyntheticPath(5, depth: 3.2f, yawDeg: 4, pitchDeg: 3, rollDeg: 3);
        HeadTracks found = Fit(shape, path, seed: 5);
        Assert.InRange(PoseErrors.Relative(found.Tracks[0].Poses, path.At).Max(), 0, 1);
        // What the footage does not tell is what was expected.
        Assert.InRange(found.Head.Focal, 0.6, 2.4);
    }

    [Fact]
    public void Fit_ClipsOfTwoSizes_HaveOneCamera()
    {
        HeadShape shape = ProjectedFaces.Shape(2);
        var path = new SyntheticPath(2, depth: 3.2f);
        LandmarkSequence large = Clip(shape, path, 2);
        var small = LandmarkSequence.Of(ProjectedFaces.Width / 2, ProjectedFaces.Height / 2, [.. Enumerable.Range(0, Frames).Select(i =>
            (Landmarks?)new Landmarks([.. large.Read(i)!.Xyz.Select(value => value / 2)]))]);
        HeadTracks found = HeadTracks.Fit([large, small], picture: null, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(found.Tracks[0].FocalPx, found.Tracks[1].FocalPx * 2, 0.01);
        Assert.InRange(Angle(found.Measured[0].Poses[50]!.Value.Rotation, found.Measured[1].Poses[50]!.Value.Rotation), 0, 0.01f);
    }

    [Fact]
    public void Fit_FramesWithoutAFace_HaveNoPose()
    {
        HeadShape shape = ProjectedFaces.Shape(3);
        LandmarkSequence whole = Clip(shape, new(3, depth: 3.2f), 3);
        LandmarkSequence clip = whole with { Read = frame => frame is >= 20 and < 30 ? null : whole.Read(frame) };
        HeadTracks found = HeadTracks.Fit([clip], picture: null, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(20, 10), Enumerable.Range(0, Frames).Where(i => found.Tracks[0].Poses[i] is null));
    }

    [Fact]
    public void Fit_NoFaceAtAll_SaysSo()
    {
        var error = Assert.Throws<FaceException>(() => HeadTracks.Fit(
            [LandmarkSequence.Of(64, 64, [null, null])], picture: null, cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("1 clip(s)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_Twice_GivesTheSame()
    {
        LandmarkSequence clip = Clip(ProjectedFaces.Shape(4), new(4, depth: 3), 4);
        CancellationToken stop = TestContext.Current.CancellationToken;
        HeadTracks first = HeadTracks.Fit([clip], null, cancellation: stop), second = HeadTracks.Fit([clip], null, cancellation: stop);
        Assert.Equal(first.Tracks[0].Poses, second.Tracks[0].Poses);
    }

    private static HeadTracks Fit(HeadShape shape, SyntheticPath path, int seed) =>
        HeadTracks.Fit([Clip(shape, path, seed)], picture: null, cancellation: TestContext.Current.CancellationToken);

    private static LandmarkSequence Clip(HeadShape shape, SyntheticPath path, int seed)
    {
        var random = new Random(seed + 100);
        return LandmarkSequence.Of(ProjectedFaces.Width, ProjectedFaces.Height, [.. Enumerable.Range(0, Frames)
            .Select(i => (Landmarks?)ProjectedFaces.See(shape, path.At(i), FocalPx, NoisePx, random))]);
    }

    private static float Angle(Quaternion a, Quaternion b) =>
        2 * MathF.Acos(Math.Min(1, Math.Abs(Quaternion.Dot(a, b)))) * 180 / MathF.PI;
}
