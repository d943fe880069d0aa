using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>
/// A fully connected layer for a packet of 32 samples: numbers lie sample beside sample, so that every step of the sum is one
/// multiply-add of whole registers, and the sums of eight outputs stay in registers. Read-only: may be shared between threads.
/// </summary>
internal sealed class PacketLayer
{
    /// <summary>Samples of a packet.</summary>
    public const int Lanes = 32;

    private const int Block = 8;

    // Block after block, input after input, the weights of eight outputs.
    private readonly float[] packed;

    // Where each input's numbers begin in a packet.
    private readonly int[] rows;

    /// <param name="weights">Outputs x inputs.</param>
    /// <param name="inputs">Numbers that go in.</param>
    /// <param name="outputs">Numbers that come out.</param>
    /// <param name="isRectified">Whether what is below 0 becomes 0.</param>
    public PacketLayer(ReadOnlySpan<float> weights, int inputs, int outputs, bool isRectified)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, inputs * outputs);
        (Inputs, Outputs, IsRectified) = (inputs, outputs, isRectified);
        packed = new float[Padded * inputs];
        rows = [.. Enumerable.Range(0, inputs).Select(i => i * Lanes)];
        for (int o = 0; o < outputs; o++)
            for (int i = 0; i < inputs; i++)
                packed[(o / Block * inputs + i) * Block + o % Block] = weights[o * inputs + i];
    }

    /// <summary>Numbers that go in.</summary>
    public int Inputs { get; }

    /// <summary>Numbers that come out.</summary>
    public int Outputs { get; }

    /// <summary>Numbers that come out, made up to whole blocks: so many rows are written.</summary>
    public int Padded => (Outputs + Block - 1) / Block * Block;

    /// <summary>Whether what is below 0 becomes 0.</summary>
    public bool IsRectified { get; }

    /// <summary>Runs a packet.</summary>
    /// <param name="input">Inputs x 32.</param>
    /// <param name="bias">A number an output.</param>
    /// <param name="output">Takes <see cref="Padded"/> x 32.</param>
    public void Run(ReadOnlySpan<float> input, ReadOnlySpan<float> bias, Span<float> output) =>
        Run(input[..(Inputs * Lanes)], rows, bias, output);

    /// <summary>Runs a packet of which each input's 32 numbers lie anywhere.</summary>
    /// <param name="input">The numbers.</param>
    /// <param name="places">Where in them each input's begin: none so far back that its 32 do not fit in.</param>
    /// <param name="bias">A number an output.</param>
    /// <param name="output">Takes <see cref="Padded"/> x 32.</param>
    public void Run(ReadOnlySpan<float> input, ReadOnlySpan<int> places, ReadOnlySpan<float> bias, Span<float> output)
    {
        places = places[..Inputs];
        foreach (int place in places)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(place);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(place, input.Length - Lanes);
        }

        ref float x = ref MemoryMarshal.GetReference(input);
        ref float y = ref MemoryMarshal.GetReference(output[..(Padded * Lanes)]);
        Span<float> start = stackalloc float[Block];
        for (int block = 0; block < Padded / Block; block++)
        {
            start.Clear();
            bias[(block * Block)..Math.Min(Outputs, (block + 1) * Block)].CopyTo(start);
            ref float w = ref packed[block * Inputs * Block];
            ref float to = ref Unsafe.Add(ref y, block * Block * Lanes);
            if (Vector512.IsHardwareAccelerated)
            {
                Wide(ref x, places, ref w, start, ref to);
                continue;
            }

            for (int part = 0; part < Lanes; part += 2 * Vector256<float>.Count)
                for (int half = 0; half < Block; half += Block / 2)
                    Narrow(ref Unsafe.Add(ref x, part), places, ref Unsafe.Add(ref w, half), start[half..],
                        ref Unsafe.Add(ref to, half * Lanes + part));
        }
    }

    /// <summary>The same as written on paper.</summary>
    public void RunPlainly(ReadOnlySpan<float> input, ReadOnlySpan<float> bias, Span<float> output)
    {
        for (int o = 0; o < Outputs; o++)
            for (int lane = 0; lane < Lanes; lane++)
            {
                float sum = bias[o];
                for (int i = 0; i < Inputs; i++)
                    sum += packed[(o / Block * Inputs + i) * Block + o % Block] * input[i * Lanes + lane];
                output[o * Lanes + lane] = IsRectified ? MathF.Max(0, sum) : sum;
            }
    }

    /// <summary>Eight outputs of 32 samples, in sixteen registers of 512 bits.</summary>
    private void Wide(ref float x, ReadOnlySpan<int> places, ref float w, ReadOnlySpan<float> start, ref float y)
    {
        Vector512<float> a0 = Vector512.Create(start[0]), a1 = Vector512.Create(start[1]), a2 = Vector512.Create(start[2]),
            a3 = Vector512.Create(start[3]), a4 = Vector512.Create(start[4]), a5 = Vector512.Create(start[5]),
            a6 = Vector512.Create(start[6]), a7 = Vector512.Create(start[7]);
        (Vector512<float> b0, Vector512<float> b1, Vector512<float> b2, Vector512<float> b3) = (a0, a1, a2, a3);
        (Vector512<float> b4, Vector512<float> b5, Vector512<float> b6, Vector512<float> b7) = (a4, a5, a6, a7);
        for (int i = 0; i < places.Length; i++)
        {
            var at = (nuint)(uint)places[i];
            Vector512<float> p = Vector512.LoadUnsafe(ref x, at), q = Vector512.LoadUnsafe(ref x, at + 16);
            ref float own = ref Unsafe.Add(ref w, i * Block);
            Vector512<float> k = Vector512.Create(own);
            (a0, b0) = (Vector512.FusedMultiplyAdd(k, p, a0), Vector512.FusedMultiplyAdd(k, q, b0));
            k = Vector512.Create(Unsafe.Add(ref own, 1));
            (a1, b1) = (Vector512.FusedMultiplyAdd(k, p, a1), Vector512.FusedMultiplyAdd(k, q, b1));
            k = Vector512.Create(Unsafe.Add(ref own, 2));
            (a2, b2) = (Vector512.FusedMultiplyAdd(k, p, a2), Vector512.FusedMultiplyAdd(k, q, b2));
            k = Vector512.Create(Unsafe.Add(ref own, 3));
            (a3, b3) = (Vector512.FusedMultiplyAdd(k, p, a3), Vector512.FusedMultiplyAdd(k, q, b3));
            k = Vector512.Create(Unsafe.Add(ref own, 4));
            (a4, b4) = (Vector512.FusedMultiplyAdd(k, p, a4), Vector512.FusedMultiplyAdd(k, q, b4));
            k = Vector512.Create(Unsafe.Add(ref own, 5));
            (a5, b5) = (Vector512.FusedMultiplyAdd(k, p, a5), Vector512.FusedMultiplyAdd(k, q, b5));
            k = Vector512.Create(Unsafe.Add(ref own, 6));
            (a6, b6) = (Vector512.FusedMultiplyAdd(k, p, a6), Vector512.FusedMultiplyAdd(k, q, b6));
            k = Vector512.Create(Unsafe.Add(ref own, 7));
            (a7, b7) = (Vector512.FusedMultiplyAdd(k, p, a7), Vector512.FusedMultiplyAdd(k, q, b7));
        }

        Put(ref y, 0, a0, b0);
        Put(ref y, 1, a1, b1);
        Put(ref y, 2, a2, b2);
        Put(ref y, 3, a3, b3);
        Put(ref y, 4, a4, b4);
        Put(ref y, 5, a5, b5);
        Put(ref y, 6, a6, b6);
        Put(ref y, 7, a7, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(ref float y, int output, Vector512<float> a, Vector512<float> b)
    {
        (a, b) = IsRectified ? (Vector512.Max(a, Vector512<float>.Zero), Vector512.Max(b, Vector512<float>.Zero)) : (a, b);
        a.StoreUnsafe(ref y, (nuint)(output * Lanes));
        b.StoreUnsafe(ref y, (nuint)(output * Lanes + 16));
    }

    /// <summary>Four outputs of 16 samples, in eight registers of 256 bits.</summary>
    private void Narrow(ref float x, ReadOnlySpan<int> places, ref float w, ReadOnlySpan<float> start, ref float y)
    {
        Vector256<float> a0 = Vector256.Create(start[0]), a1 = Vector256.Create(start[1]), a2 = Vector256.Create(start[2]),
            a3 = Vector256.Create(start[3]);
        (Vector256<float> b0, Vector256<float> b1, Vector256<float> b2, Vector256<float> b3) = (a0, a1, a2, a3);
        for (int i = 0; i < places.Length; i++)
        {
            var at = (nuint)(uint)places[i];
            Vector256<float> p = Vector256.LoadUnsafe(ref x, at), q = Vector256.LoadUnsafe(ref x, at + 8);
            ref float own = ref Unsafe.Add(ref w, i * Block);
            Vector256<float> k = Vector256.Create(own);
            (a0, b0) = (Vector256.FusedMultiplyAdd(k, p, a0), Vector256.FusedMultiplyAdd(k, q, b0));
            k = Vector256.Create(Unsafe.Add(ref own, 1));
            (a1, b1) = (Vector256.FusedMultiplyAdd(k, p, a1), Vector256.FusedMultiplyAdd(k, q, b1));
            k = Vector256.Create(Unsafe.Add(ref own, 2));
            (a2, b2) = (Vector256.FusedMultiplyAdd(k, p, a2), Vector256.FusedMultiplyAdd(k, q, b2));
            k = Vector256.Create(Unsafe.Add(ref own, 3));
            (a3, b3) = (Vector256.FusedMultiplyAdd(k, p, a3), Vector256.FusedMultiplyAdd(k, q, b3));
        }

        Put(ref y, 0, a0, b0);
        Put(ref y, 1, a1, b1);
        Put(ref y, 2, a2, b2);
        Put(ref y, 3, a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(ref float y, int output, Vector256<float> a, Vector256<float> b)
    {
        (a, b) = IsRectified ? (Vector256.Max(a, Vector256<float>.Zero), Vector256.Max(b, Vector256<float>.Zero)) : (a, b);
        a.StoreUnsafe(ref y, (nuint)(output * Lanes));
        b.StoreUnsafe(ref y, (nuint)(output * Lanes + 8));
    }
}
