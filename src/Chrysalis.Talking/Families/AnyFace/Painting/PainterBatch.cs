using Chrysalis.Talking.Families.AnyFace.Networks;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>Samples as tensors.</summary>
/// <param name="Seen">B x 5 x S x S.</param>
/// <param name="Styles">N x 5 x S x S.</param>
/// <param name="Owners">B x N: whose styles they are, shares of 1.</param>
/// <param name="State">B x state.</param>
/// <param name="Real">B x 3 x S x S.</param>
/// <param name="Source">B x 3 x S x S.</param>
internal sealed record PainterBatch(Tensor Seen, Tensor Styles, Tensor Owners, Tensor State, Tensor Real, Tensor Source)
{
    /// <summary>Packs samples.</summary>
    public static PainterBatch Of(IReadOnlyList<PainterSample> samples, int size, Device device)
    {
        int count = samples.Count;
        float[][] styles = [.. samples.SelectMany(sample => sample.Styles)];
        var owners = new float[count * styles.Length];
        int at = 0;
        for (int i = 0; i < count; i++)
            for (int s = 0; s < samples[i].Styles.Length; s++, at++)
                owners[i * styles.Length + at] = 1f / samples[i].Styles.Length;
        return new(
            Pack(samples.Select(s => s.Seen), PainterFormat.Inputs), Pack(styles, PainterFormat.Inputs),
            tensor(owners).view(count, styles.Length).to(device),
            tensor(samples.SelectMany(s => s.State).ToArray()).view(count, -1).to(device),
            Pack(samples.Select(s => s.Real), 3), Pack(samples.Select(s => s.Source), 3));

        Tensor Pack(IEnumerable<float[]> pictures, int channels)
        {
            float[][] all = [.. pictures];
            var packed = new float[all.Length * all[0].Length];
            for (int i = 0; i < all.Length; i++)
                all[i].CopyTo(packed, i * all[0].Length);
            return tensor(packed).view(all.Length, channels, size, size).to(device);
        }
    }
}
