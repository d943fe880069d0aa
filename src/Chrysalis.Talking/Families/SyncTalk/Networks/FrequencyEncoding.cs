using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>
/// Numbers beside their sines and cosines at doubling frequencies: all numbers, the sines of all, the cosines of all, the sines at twice
/// the frequency, and so on.
/// </summary>
internal static class FrequencyEncoding
{
    /// <summary>Numbers that <paramref name="count"/> numbers are encoded as.</summary>
    public static int Width(int count, int frequencies) => count * (1 + 2 * frequencies);

    /// <param name="x">N x D.</param>
    /// <param name="frequencies">How many, from 1 (in radians) on.</param>
    /// <returns>N x D (1 + 2 frequencies).</returns>
    public static Tensor Encode(Tensor x, int frequencies)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor> { x };
        for (int i = 0; i < frequencies; i++)
        {
            Tensor turned = x * Scalars.Of(1 << i);
            parts.Add(turned.sin());
            // The public kernel adds a quarter turn in single precision.
            parts.Add(turned.Plus(Scalars.Of(MathF.PI / 2)).sin());
        }

        return cat(parts, 1).MoveToOuterDisposeScope();
    }
}
