using Chrysalis.Talking.Media;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Torch;

/// <summary>Moves pictures between frames and tensors.</summary>
internal static class FrameTensor
{
    /// <summary>A tensor 3 x H x W in [0, 1] as a frame.</summary>
    public static Frame ToFrame(Tensor picture)
    {
        using var scope = NewDisposeScope();
        Tensor bytes = (picture.to(ScalarType.Float32).clamp(Scalars.Of(0), Scalars.Of(1)) * Scalars.Of(255)).round().to(ScalarType.Byte)
            .permute(1, 2, 0).contiguous().cpu();
        return new Frame((int)picture.shape[2], (int)picture.shape[1], bytes.data<byte>().ToArray());
    }

    /// <summary>Frames of one size as B x 3 x H x W in [0, 1].</summary>
    public static Tensor FromFrames(IReadOnlyList<Frame> frames, Device device)
    {
        (int width, int height) = (frames[0].Width, frames[0].Height);
        var packed = new byte[frames.Count * width * height * 3];
        for (int i = 0; i < frames.Count; i++)
            frames[i].Rgb.CopyTo(packed, i * width * height * 3);
        return FromPacked(packed, frames.Count, height, width, device);
    }

    /// <summary>Packed RGB bytes (B x H x W x 3) as B x 3 x H x W in [0, 1].</summary>
    public static Tensor FromPacked(byte[] packed, int count, int height, int width, Device device) =>
        tensor(packed).view(count, height, width, 3).to(device).permute(0, 3, 1, 2).to(ScalarType.Float32).div_(Scalars.Of(255))
            .contiguous();
}
