using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>Copies frames of prepared clips into tensors.</summary>
internal static class TrainingBatch
{
    /// <summary>Crops as B x 3 x S x S in [0, 1].</summary>
    public static Tensor Crops(IReadOnlyList<(PreparedClip Clip, int Frame)> frames, Device device)
    {
        int size = frames[0].Clip.CropSizePx;
        int bytes = size * size * 3;
        var packed = new byte[frames.Count * bytes];
        for (int i = 0; i < frames.Count; i++)
            frames[i].Clip.ReadCrop(frames[i].Frame, packed.AsSpan(i * bytes, bytes));
        return FrameTensor.FromPacked(packed, frames.Count, size, size, device);
    }

    /// <summary>Whole pictures as B x 3 x H x W in [0, 1].</summary>
    public static Tensor Pictures(IReadOnlyList<(PreparedClip Clip, int Picture)> pictures, Device device)
    {
        (int height, int width) = pictures[0].Clip.PictureSize;
        int bytes = height * width * 3;
        var packed = new byte[pictures.Count * bytes];
        for (int i = 0; i < pictures.Count; i++)
            pictures[i].Clip.ReadPicture(pictures[i].Picture, packed.AsSpan(i * bytes, bytes));
        return FrameTensor.FromPacked(packed, pictures.Count, height, width, device);
    }

    /// <summary>Mouth landmarks as B x (points * 2), in face coordinates.</summary>
    public static Tensor Mouth(IReadOnlyList<(PreparedClip Clip, int Frame)> frames, Device device)
    {
        int values = frames[0].Clip.MouthValues;
        var packed = new float[frames.Count * values];
        for (int i = 0; i < frames.Count; i++)
            frames[i].Clip.ReadMouth(frames[i].Frame, packed.AsSpan(i * values, values));
        return tensor(packed).view(frames.Count, values).to(device);
    }
}
