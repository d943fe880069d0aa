using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.Tests.VolumeRendering;

public sealed class PoseTrendTests
{
    private const int Count = 400;

    /// <summary>A head that turns a sixth further than it was tracked, and what jitters beside that.</summary>
    [Fact]
    public void Without_HeadThatTurnsFurther_LeavesWhatDoesNotGoWithTheTurn()
    {
        RigidPose[] poses = Poses(yawDeg: 20);
        PoseCorrection[] jitter = Jitter();
        PoseCorrection[] all = [.. jitter.Select((own, i) => new PoseCorrection(
            own.Way + new Vector3(0.02f, 0, -0.01f), own.Turn + new Vector3(0, Yaw(poses[i]) / 6, 0)))];

        PoseCorrection[] left = Without(poses, all);

        for (int i = 0; i < Count; i++)
        {
            Assert.InRange((left[i].Turn - jitter[i].Turn).Length(), 0, 0.002f);
            Assert.InRange((left[i].Way - jitter[i].Way).Length(), 0, 0.002f);
        }
    }

    /// <summary>Where the tracker nods too little, the head knows better.</summary>
    [Fact]
    public void Without_HeadThatNodsFurther_KeepsThat()
    {
        RigidPose[] poses = Poses(yawDeg: 20);
        float Nod(RigidPose pose) => float.DegreesToRadians(HeadAngles.Of(pose).PitchDeg) / 5;
        float mean = poses.Average(Nod);
        PoseCorrection[] all = [.. Jitter().Select((own, i) => own with { Turn = own.Turn + new Vector3(Nod(poses[i]), 0, 0) })];

        PoseCorrection[] left = Without(poses, all);

        for (int i = 0; i < Count; i++)
            Assert.InRange((left[i].Turn - all[i].Turn + new Vector3(mean, 0, 0)).Length(), 0, 0.001f);
    }

    [Fact]
    public void Without_HeadThatStandsStill_TakesTheMeanOnly()
    {
        RigidPose[] poses = Poses(yawDeg: 0.05f);
        PoseCorrection[] all = [.. Jitter().Select((own, i) => own with { Turn = own.Turn + new Vector3(0, Yaw(poses[i]) * 10, 0) })];
        Vector3 mean = default;
        foreach (PoseCorrection own in all)
            mean += own.Turn / Count;

        PoseCorrection[] left = Without(poses, all);

        for (int i = 0; i < Count; i++)
            Assert.InRange((left[i].Turn - (all[i].Turn - mean)).Length(), 0, 0.001f);
    }

    private static PoseCorrection[] Without(RigidPose[] poses, PoseCorrection[] all)
    {
        var trend = new PoseTrend();
        for (int i = 0; i < Count; i++)
            trend.Add(poses[i], all[i]);
        return [.. all.Select((own, i) => trend.Without(poses[i], own))];
    }

    private static RigidPose[] Poses(float yawDeg)
    {
        var random = new Random(5);
        float Within(float most) => most * (2 * random.NextSingle() - 1);
        return [.. Enumerable.Range(0, Count).Select(_ => new RigidPose(
            HeadAngles.ToRotation(new(Within(yawDeg), Within(yawDeg / 3), Within(yawDeg / 4))), new(Within(0.1f), Within(0.1f), -3)))];
    }

    /// <summary>Small corrections that have nothing to do with the pose; their mean is nothing.</summary>
    private static PoseCorrection[] Jitter() => [.. Enumerable.Range(0, Count).Select(i => i % 2 == 0 ? 0.01f : -0.01f)
        .Select(own => new PoseCorrection(new(0, own, 0), new(own, 0, 0)))];

    private static float Yaw(RigidPose pose) => float.DegreesToRadians(HeadAngles.Of(pose).YawDeg);
}
