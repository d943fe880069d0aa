using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Networks;

/// <summary>
/// Coordinates as sines and cosines of rising frequency, so that a network can tell near points apart (Mildenhall 2020, eq. 4, without
/// its pi): the three coordinates, then for each octave k their three sines and three cosines at 2^k.
/// </summary>
internal static class PositionEncoding
{
    private const int Dimensions = 3;

    /// <summary>Values of the encoding: 63 for 10 octaves, 27 for 4, 21 for 3.</summary>
    public static int Values(int octaves) => Dimensions * (1 + 2 * octaves);

    /// <summary>Encodes one point in plain numbers.</summary>
    /// <param name="point">Three coordinates.</param>
    /// <param name="encoded">Takes the encoding; its length says how many octaves there are.</param>
    public static void Encode(ReadOnlySpan<float> point, Span<float> encoded)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(point.Length, Dimensions);
        ArgumentOutOfRangeException.ThrowIfNotEqual(encoded.Length % (2 * Dimensions), Dimensions);
        point.CopyTo(encoded);
        float frequency = 1;
        for (int at = Dimensions; at < encoded.Length; at += 2 * Dimensions, frequency *= 2)
            for (int i = 0; i < Dimensions; i++)
                (encoded[at + i], encoded[at + Dimensions + i]) = MathF.SinCos(point[i] * frequency);
    }

    /// <summary>Encodes points as tensors.</summary>
    /// <param name="points">... x 3.</param>
    /// <param name="octaves">Octaves, at least 1.</param>
    /// <returns>... x <see cref="Values"/>.</returns>
    public static Tensor Encode(Tensor points, int octaves)
    {
        var parts = new List<Tensor> { points };
        for (int k = 0; k < octaves; k++)
        {
            Tensor scaled = points.mul(Scalars.Of(1 << k));
            parts.Add(scaled.sin());
            parts.Add(scaled.cos());
        }

        return cat(parts, -1);
    }
}
