using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Footage;

/// <summary>One video made ready for training: what is seen and heard in every frame. Kept in memory as plain arrays.</summary>
internal sealed record PreparedClip
{
    /// <summary>The video it was made from.</summary>
    public required string Source { get; init; }

    /// <summary>Number of video frames.</summary>
    public required int FrameCount { get; init; }

    /// <summary>Edge of the aligned crops in pixels.</summary>
    public required int CropSizePx { get; init; }

    /// <summary>Aligned crops, frames x S x S x 3, RGB; black where no face was found.</summary>
    public required byte[] Crops { get; init; }

    /// <summary>Whether a face was found, by frame (1 or 0).</summary>
    public required byte[] Found { get; init; }

    /// <summary>Mouth landmarks in face coordinates, frames x 40 x 2.</summary>
    public required float[] Mouth { get; init; }

    /// <summary>Mouth opening by frame, in inter-ocular distances.</summary>
    public required float[] Opening { get; init; }

    /// <summary>Mel spectrogram, mel frames x 80 (80 frames a second).</summary>
    public required float[] Mel { get; init; }

    /// <summary>Whole frames at the portrait's size, every so many: n x H x W x 3, RGB.</summary>
    public required byte[] Pictures { get; init; }

    /// <summary>Height and width of <see cref="Pictures"/>.</summary>
    public required (int Height, int Width) PictureSize { get; init; }

    /// <summary>Number of <see cref="Pictures"/>.</summary>
    public int PictureCount => Pictures.Length / (PictureSize.Height * PictureSize.Width * 3);

    /// <summary>Number of mel frames.</summary>
    public int MelFrameCount => Mel.Length / 80;

    /// <summary>Writes the clip to a cache file, whole or not at all.</summary>
    public void Save(string path)
    {
        using var scope = NewDisposeScope();
        int mouthPoints = Mouth.Length / Math.Max(1, FrameCount) / 2;
        SafetensorsFile.Write(path, new Dictionary<string, Tensor>
        {
            ["crops"] = tensor(Crops).view(FrameCount, CropSizePx, CropSizePx, 3),
            ["found"] = tensor(Found),
            ["mouth"] = tensor(Mouth).view(FrameCount, mouthPoints, 2),
            ["opening"] = tensor(Opening),
            ["mel"] = tensor(Mel).view(-1, 80),
            ["pictures"] = tensor(Pictures).view(-1, PictureSize.Height, PictureSize.Width, 3),
        });
    }

    /// <summary>Reads a cache file; null when it is missing or damaged.</summary>
    public static PreparedClip? TryLoad(string path, string source)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var scope = NewDisposeScope();
            Dictionary<string, Tensor> tensors = SafetensorsFile.Read(path);
            long[] crops = tensors["crops"].shape;
            long[] pictures = tensors["pictures"].shape;
            return new()
            {
                Source = source,
                FrameCount = (int)crops[0],
                CropSizePx = (int)crops[1],
                Crops = tensors["crops"].data<byte>().ToArray(),
                Found = tensors["found"].data<byte>().ToArray(),
                Mouth = tensors["mouth"].data<float>().ToArray(),
                Opening = tensors["opening"].data<float>().ToArray(),
                Mel = tensors["mel"].data<float>().ToArray(),
                Pictures = tensors["pictures"].data<byte>().ToArray(),
                PictureSize = ((int)pictures[1], (int)pictures[2]),
            };
        }
        catch (Exception error) when (error is CheckpointException or KeyNotFoundException or IndexOutOfRangeException or IOException)
        {
            return null;
        }
    }
}
