using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;

namespace Chrysalis.Talking.Tests.Motion;

public class TrackedMotionTests
{
    private static readonly FrameRate Rate = new(25);

    [Fact]
    public void Of_AHeadThatTurnsAndMovesSlowly_IsThatMotionAgainstItsMedian()
    {
        const int Count = 101;
        static HeadPose Pose(int i) => new(10 + 0.2f * (i - 50), -5 + 0.1f * (i - 50), 3 - 0.05f * (i - 50));
        static Vector2 Way(int i) => new(0.004f * (i - 50), -0.002f * (i - 50));
        TrackedFace?[] faces = [.. Enumerable.Range(0, Count).Select(i => (TrackedFace?)Face(Pose(i), Way(i)))];
        (faces[30], faces[70]) = (null, null);
        HeadMotionTrack track = TrackedMotion.Of(new(faces), Rate);
        Assert.Equal(Count - 2, track.Samples.Count);
        for (int i = 0; i < Count; i++)
        {
            HeadMotion head = track.At(i / 25.0);
            Assert.Equal(Pose(i).YawDeg - 10, head.Turn.YawDeg, 0.15f);
            Assert.Equal(Pose(i).PitchDeg + 5, head.Turn.PitchDeg, 0.15f);
            Assert.Equal(Pose(i).RollDeg - 3, head.Turn.RollDeg, 0.15f);
            Assert.Equal(Way(i).X, head.Shift.X, 0.01f);
            Assert.Equal(-Way(i).Y, head.Shift.Y, 0.01f);
            Assert.Equal(0, head.Shift.Z, 0.05f);
            Assert.Equal(0, head.EyeClosure);
        }
    }

    [Fact]
    public void Of_AFaceThatGrows_ComesNearer()
    {
        TrackedFace?[] faces =
            [.. Enumerable.Range(0, 21).Select(i => (TrackedFace?)Face(default, default, scale: 50 * (1 + 0.005f * (i - 10))))];
        HeadMotionTrack track = TrackedMotion.Of(new(faces), Rate);
        Assert.Equal(0.476f, track.Samples[20].Shift.Z, 0.05f); // 10 (1 - 1 / 1.05)
        Assert.True(track.Samples[0].Shift.Z < -0.4f);
    }

    [Fact]
    public void LocalParabola_LeavesParabolasAndTakesNoiseOff()
    {
        var draw = new Random(1);
        double[] times = [.. Enumerable.Range(0, 200).Where(i => i % 7 != 3).Select(i => i / 25.0)];
        double[] curve = [.. times.Select(t => 3 - 2 * t + 0.5 * t * t)];
        Assert.All(LocalParabola.Smooth(times, curve, 0.12).Zip(curve), pair => Assert.Equal(pair.Second, pair.First, 6));
        double[] noise = [.. times.Select(_ => draw.NextDouble() - 0.5)];
        double[] smooth = LocalParabola.Smooth(times, noise, 0.12);
        Assert.InRange(smooth.Average(v => v * v) / noise.Average(v => v * v), 0, 0.55);
    }

    [Fact]
    public void Of_ARealClip_IsItsTrackedPosesSteadied()
    {
        string clip = SharedData.Require("data/grid_speakers/lwbsza.mpg");
        using var analyzer = new FaceAnalyzer();
        CancellationToken testEnds = TestContext.Current.CancellationToken;
        FaceTrack faces = analyzer.AnalyzeAll(VideoReader.Read(clip, cancellation: testEnds), FaceSelection.Largest, testEnds);
        HeadMotionTrack track = TrackedMotion.Of(faces, Rate);
        HeadPose[] poses = [.. faces.Faces.OfType<TrackedFace>().Select(face => face.Pose)];
        Assert.Equal(poses.Length, track.Samples.Count);
        foreach (Func<HeadPose, float> angle in (Func<HeadPose, float>[])[pose => pose.YawDeg, pose => pose.PitchDeg, pose => pose.RollDeg])
        {
            float median = poses.Select(angle).Order().ElementAt(poses.Length / 2);
            double[] difference = [.. poses.Select((pose, i) => (double)(angle(pose) - median - angle(track.At(i / 25.0).Turn)))];
            Assert.InRange(difference.Average(), -0.1, 0.1);
            Assert.InRange(Math.Sqrt(difference.Average(d => d * d)), 0, 0.35);
        }
    }

    /// <summary>The average face, turned about its neck and then moved, in outer eye corners' distances of the picture.</summary>
    private static TrackedFace Face(HeadPose pose, Vector2 way, float scale = 50)
    {
        Matrix4x4 turn = HeadPlacement.RotationOf(pose);
        var xyz = new float[Landmarks.Count * 3];
        foreach (CanonicalFace.Point point in CanonicalFace.Points)
        {
            Vector3 place = Vector3.Transform(point.Space - HeadPlacement.Neck, turn) + new Vector3(way, 0) * HeadPlacement.OuterCorners;
            (xyz[point.Index * 3], xyz[point.Index * 3 + 1], xyz[point.Index * 3 + 2]) =
                (200 + scale * place.X, 300 + scale * place.Y, scale * place.Z);
        }

        return new(default, new(xyz), pose, new(scale, 0, 200, 200), 1);
    }
}
