using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.VolumeRendering.Training;
using Chrysalis.Testing;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.VolumeRendering;

public sealed class HeadCodesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Measure_FramesWithoutFace_LeaveTheOthersMeasured()
    {
        using var scope = NewDisposeScope();
        using HeadFootage footage = SyntheticHeadFootage.Create(folder.Path, clips: 2, frames: 60, sizePx: 32);
        PreparedClip first = footage.Footage.Clips[0];
        HeadTrack track = footage.Clips[first].Track!;
        footage.Clips[first].Track =
            track with { Poses = [.. track.Poses.Select((pose, i) => i is > 9 and < 14 ? (RigidPose?)null : pose)] };

        HeadCodes codes = HeadCodes.Measure(footage);

        Assert.Equal([60, HeadCodes.Measured], codes.Codes[first].shape);
        Assert.All(codes.Codes.Values, own => Assert.True(own.isfinite().all().item<bool>()));
    }
}
