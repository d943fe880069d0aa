using System.Numerics;
using Chrysalis.Talking.VolumeRendering;

namespace Chrysalis.Talking.Tests.VolumeRendering;

public class PinholeCameraTests
{
    private static readonly PinholeCamera Camera = new(4, 3, 2, 1, 1);

    [Fact]
    public void Direction_Unturned_LooksAlongMinusZWithYUp()
    {
        Assert.Equal(new Vector3(0, 0, -1), Camera.Direction(CameraPose.Identity, 1, 1));
        Assert.Equal(new Vector3(1, 0.5f, -1), Camera.Direction(CameraPose.Identity, 3, 0));
        Assert.Equal(new Vector3(-0.25f, -0.75f, -1), (Camera with { PixelCentre = 0.5f }).Direction(CameraPose.Identity, 0, 2));
    }

    /// <summary>A quarter turn to the left about y: what was ahead (-z) is now -x, what was right (x) is -z.</summary>
    [Fact]
    public void Direction_TurnedByAMatrix_IsTheMatrixTimesTheDirection()
    {
        CameraPose pose = CameraPose.FromMatrix([0, 0, 1, 7, 0, 1, 0, 8, -1, 0, 0, 9, 0, 0, 0, 1]);

        Assert.Equal(new Vector3(-1, 0, 0), Camera.Direction(pose, 1, 1));
        Assert.Equal(new Vector3(-1, 0.5f, -1), Camera.Direction(pose, 3, 0));
        Assert.Equal(new Vector3(7, 8, 9), pose.Position);
    }

    [Fact]
    public void Directions_OfPixels_GoRowByRow()
    {
        var directions = new Vector3[5];

        Camera.Directions(CameraPose.Identity, 3, directions);

        Assert.Equal(Camera.Direction(CameraPose.Identity, 3, 0), directions[0]);
        Assert.Equal(Camera.Direction(CameraPose.Identity, 0, 1), directions[1]);
        Assert.Equal(Camera.Direction(CameraPose.Identity, 3, 1), directions[4]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Camera.Directions(CameraPose.Identity, 8, directions));
    }

    [Fact]
    public void DistanceToOrigin_OfACameraThatLooksAtTheHead_IsItsDistance()
    {
        Vector3 back = Vector3.Normalize(new(1, 0, 2));
        var pose = new CameraPose(Vector3.Cross(Vector3.UnitY, back), Vector3.UnitY, back, back * 0.7f);

        Assert.Equal(0.7f, pose.DistanceToOrigin, 1e-6f);
    }
}
