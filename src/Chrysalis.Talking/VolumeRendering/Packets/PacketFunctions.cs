using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>Functions of packets of 32, several lanes at a time.</summary>
internal static class PacketFunctions
{
    /// <summary>1 / (1 + e^-x) of each number.</summary>
    public static void Sigmoid(ReadOnlySpan<float> values, Span<float> target)
    {
        ReadOnlySpan<Vector256<float>> from = MemoryMarshal.Cast<float, Vector256<float>>(values);
        Span<Vector256<float>> to = MemoryMarshal.Cast<float, Vector256<float>>(target);
        for (int i = 0; i < from.Length; i++)
            to[i] = Vector256<float>.One / (Vector256<float>.One + Vector256.Exp(-from[i]));
    }

    /// <summary>Scale times log(1 + e^x) of each number.</summary>
    public static void Softplus(ReadOnlySpan<float> values, float scale, Span<float> target)
    {
        ReadOnlySpan<Vector256<float>> from = MemoryMarshal.Cast<float, Vector256<float>>(values);
        Span<Vector256<float>> to = MemoryMarshal.Cast<float, Vector256<float>>(target);
        for (int i = 0; i < from.Length; i++)
        {
            // log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), which never overflows.
            Vector256<float> rest = Vector256.Log(Vector256<float>.One + Vector256.Exp(-Vector256.Abs(from[i])));
            to[i] = (Vector256.Max(from[i], Vector256<float>.Zero) + rest) * scale;
        }
    }
}
