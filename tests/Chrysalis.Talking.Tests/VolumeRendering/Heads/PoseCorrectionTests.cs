using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.VolumeRendering.Heads;
using Xunit;

namespace Chrysalis.Talking.Tests.VolumeRendering.Heads;

/// <summary>Corrections lead from one pose to another, and through a clip without jumps.</summary>
public sealed class PoseCorrectionTests
{
    private static readonly RigidPose Pose = new(HeadAngles.ToRotation(new(12, -7, 4)), new(0.1f, -0.2f, -4));

    [Fact]
    public void Between_MovedAndRolled_LeadsBack()
    {
        var wanted = new PoseCorrection(new(0.02f, -0.01f, 0.05f), new(0.01f, -0.02f, 0.03f));
        PoseCorrection found = PoseCorrection.Between(Pose, wanted.Of(Pose));

        Assert.True(Vector3.Distance(wanted.Way, found.Way) < 1e-5f);
        Assert.True(Vector3.Distance(wanted.Turn, found.Turn) < 1e-4f);
    }

    [Fact]
    public void Along_OneWildMeasurement_IsNotFollowed()
    {
        PoseCorrection[] measured = [.. Enumerable.Range(0, 9).Select(i => new PoseCorrection(new(i == 4 ? 5 : 0.01f * i, 0, 0), default))];
        PoseCorrection[] all = PoseCorrection.Along(40, [.. Enumerable.Range(0, 9).Select(i => 5 * i)], measured);

        Assert.Equal(40, all.Length);
        Assert.All(all, own => Assert.InRange(own.Way.X, 0, 0.09f));
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(Math.Abs(pair.First.Way.X - pair.Second.Way.X) < 0.01f));
    }

    [Fact]
    public void Along_NothingMeasured_ChangesNothing() =>
        Assert.All(PoseCorrection.Along(5, [], []), own => Assert.Equal(default, own));

    [Fact]
    public void Along_OneMeasurement_HoldsForAllFrames() =>
        Assert.All(
            PoseCorrection.Along(5, [3], [new(Vector3.One, Vector3.UnitX)]),
            own => Assert.Equal(new(Vector3.One, Vector3.UnitX), own));
}
