using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch.Layers;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>
/// Turns what is seen and what is heard into points that lie near each other when they belong together: a window begins at
/// every video frame (25 a second) and is five frames long. Read-only after loading.
/// </summary>
internal abstract class EvaluationEmbedder : IDisposable
{
    /// <summary>Video frames of a window.</summary>
    public const int Frames = 5;

    /// <summary>Video frames a second.</summary>
    public const int FramesPerSecond = 25;

    /// <summary>Which network with which weights, for reports.</summary>
    public abstract string Name { get; }

    /// <summary>The square of the face that is looked at.</summary>
    public abstract CropGeometry Crop { get; }

    /// <summary>What a window is compared with where a shift leads beyond the sound.</summary>
    public abstract ShiftPadding Padding { get; }

    /// <param name="faces">(n + 4) x 3 x S x S, RGB in [0, 1]: consecutive frames.</param>
    /// <returns>n x values, a point for each window.</returns>
    public abstract Tensor Lips(Tensor faces);

    /// <summary>The points of the first windows of a sound.</summary>
    /// <param name="speech">16 kHz.</param>
    /// <param name="count">Number of windows.</param>
    /// <returns><paramref name="count"/> x values.</returns>
    public abstract Tensor Sound(Waveform speech, int count);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Overlapping windows of consecutive items: (n + length - 1) x ... to n x length x ...</summary>
    protected static Tensor Windows(Tensor items, int length, long step = 1)
    {
        long count = (items.shape[0] - length) / step + 1;
        var index = new long[count * length];
        for (int i = 0; i < index.Length; i++)
            index[i] = i / length * step + i % length;
        return items.index_select(0, tensor(index).to(items.device)).view([count, length, .. items.shape[1..]]);
    }
}
