using Chrysalis.Talking.Families.AdNerf.Rendering;
using Chrysalis.Talking.VolumeRendering;

namespace Chrysalis.Talking.Tests.Families.AdNerf.Rendering;

public class TorsoSignalTests
{
    private const float Quarter = MathF.PI / 2;

    /// <summary>The published angles of turns about x by 0.2, y by 0.3 and z by 0.1, worked out by hand from its formulas.</summary>
    [Theory]
    [InlineData(0, 0, 0, Quarter, 0, Quarter)]
    [InlineData(0.2f, 0, 0, Quarter + 0.2f, 0, Quarter)]
    [InlineData(0, 0.3f, 0, Quarter, -0.3f, Quarter)]
    [InlineData(0, 0, 0.1f, Quarter, 0, Quarter - 0.1f)]
    public void Encode_TurnAboutAnAxis_BeginsWithThePublishedAngles(float x, float y, float z, float first, float second, float third)
    {
        (float sx, float cx) = MathF.SinCos(x);
        (float sy, float cy) = MathF.SinCos(y);
        (float sz, float cz) = MathF.SinCos(z);
        CameraPose pose = x != 0 ? CameraPose.FromMatrix([1, 0, 0, 4, 0, cx, -sx, 5, 0, sx, cx, 6])
            : y != 0 ? CameraPose.FromMatrix([cy, 0, sy, 4, 0, 1, 0, 5, -sy, 0, cy, 6])
            : CameraPose.FromMatrix([cz, -sz, 0, 4, sz, cz, 0, 5, 0, 0, 1, 6]);

        float[] signal = TorsoSignal.Encode(pose);

        Assert.Equal(42, signal.Length);
        Assert.Equal([first, second, third], signal[..3], (a, b) => MathF.Abs(a - b) < 1e-6);
        Assert.Equal([4f, 5, 6], signal[21..24]);
    }

    [Fact]
    public void Encode_Pose_GoesOnWithThreeOctaves()
    {
        float[] signal = TorsoSignal.Encode(CameraPose.Identity with { Position = new(0.5f, 0, 0) });

        Assert.Equal(MathF.Sin(Quarter), signal[3], 1e-6f);
        Assert.Equal(MathF.Cos(4 * Quarter), signal[18], 1e-6f);
        Assert.Equal(MathF.Sin(1f), signal[21 + 9], 1e-6f);
        Assert.Equal(MathF.Cos(2f), signal[21 + 18], 1e-6f);
    }
}
