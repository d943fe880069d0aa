using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip.Generators;

/// <summary>What a generator sees: the frame with its mouth taken out, and a reference frame.</summary>
internal static class GeneratorInput
{
    /// <param name="frames">B x 3 x S x S.</param>
    /// <param name="references">B x 3 x S x S.</param>
    /// <param name="paintedFromRow">Rows from here down are taken out of the frames.</param>
    /// <returns>B x 6 x S x S.</returns>
    public static Tensor From(Tensor frames, Tensor references, int paintedFromRow)
    {
        Tensor seen = frames.clone();
        seen.narrow(2, paintedFromRow, frames.shape[2] - paintedFromRow).zero_();
        return cat([seen, references], 1);
    }
}
