using System.Numerics;
using System.Runtime.CompilerServices;
using Chrysalis.Quantum.StateVector.Lanes;

namespace Chrysalis.Quantum.StateVector.Kernels;

/// <summary>
/// Applies a small matrix to a block of amplitudes in place. The block holds vectors of real parts, each followed by the
/// vector of their imaginary parts (qsim's layout, arXiv:2111.02396). Per 2^h vectors: copy the inputs (permuted for qubits
/// inside the vectors) to scratch, then compute up to four rows together in registers.
/// </summary>
internal static unsafe class GateKernel<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <param name="block">The amplitudes, aligned to the vector.</param>
    /// <param name="qubitCount">The block holds 2^this amplitudes.</param>
    /// <param name="gate">The matrix, its qubits counted within the block.</param>
    /// <param name="scratch">Room for two vectors a column.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(T* block, int qubitCount, PreparedGate<T> gate, TVector* scratch)
    {
        long groups = 1L << (qubitCount - TLanes.Bits - gate.OutsideCount);
        long mask = gate.OutsideMask;
        // Three qubits' eight complex inputs and the sums of four rows are 24 vectors: where they do not fit, the inputs wait in scratch.
        if (gate.InsideCount == 0 && gate.OutsideCount <= (TLanes.Registers >= 32 ? 3 : 2))
        {
            ApplyInRegisters(block, groups, gate);
            return;
        }

        int rows = gate.Rows, columns = gate.Columns, permutations = 1 << gate.InsideCount;
        fixed (long* offsets = gate.Offsets)
        {
            long vector = 0;
            for (long group = 0; group < groups; group++, vector = ((vector | mask) + 1) & ~mask)
            {
                T* first = block + (vector << (TLanes.Bits + 1));
                if (permutations == 1)
                {
                    for (int j = 0; j < rows; j++)
                    {
                        TVector* source = (TVector*)(first + offsets[j]);
                        scratch[2 * j] = source[0];
                        scratch[2 * j + 1] = source[1];
                    }

                    Rows<Uniform>(first, offsets, rows, columns, gate.Coefficients, scratch);
                }
                else
                {
                    Permute(first, offsets, rows, permutations, (TVector*)gate.Permutations, scratch);
                    Rows<LaneByLane>(first, offsets, rows, columns, gate.Coefficients, scratch);
                }
            }
        }
    }

    private static void ApplyInRegisters(T* block, long groups, PreparedGate<T> gate)
    {
        if (gate.OutsideCount == 1)
            RegisterKernel<TLanes, TVector, T>.ApplyToOne(block, groups, gate);
        else if (gate.OutsideCount == 2)
            RegisterKernel<TLanes, TVector, T>.ApplyToTwo(block, groups, gate);
        else
            RegisterKernel<TLanes, TVector, T>.ApplyToThree(block, groups, gate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Permute(T* first, long* offsets, int rows, int permutations, TVector* indices, TVector* scratch)
    {
        for (int j = 0; j < rows; j++)
        {
            TVector* source = (TVector*)(first + offsets[j]);
            TVector real = source[0], imaginary = source[1];
            for (int p = 0; p < permutations; p++, scratch += 2)
            {
                scratch[0] = TLanes.Permute(real, indices[p]);
                scratch[1] = TLanes.Permute(imaginary, indices[p]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rows<TKind>(T* first, long* offsets, int rows, int columns, T* coefficients, TVector* inputs)
    {
        if (rows == 1)
            OneRow<TKind>(first, columns, coefficients, inputs);
        else if (rows == 2)
            TwoRows<TKind>(first, first + offsets[1], columns, coefficients, inputs);
        else
            for (int row = 0; row < rows; row += 4)
                coefficients = FourRows<TKind>(first, offsets + row, columns, coefficients, inputs);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T* FourRows<TKind>(T* first, long* offsets, int columns, T* c, TVector* inputs)
    {
        TVector real0 = default, real1 = default, real2 = default, real3 = default;
        TVector imag0 = default, imag1 = default, imag2 = default, imag3 = default;
        for (int column = 0; column < columns; column++, inputs += 2, c += 8 * Step<TKind>())
        {
            TVector a = inputs[0], b = inputs[1];
            MultiplyAdd<TKind>(c, 0, a, b, ref real0, ref imag0);
            MultiplyAdd<TKind>(c, 2, a, b, ref real1, ref imag1);
            MultiplyAdd<TKind>(c, 4, a, b, ref real2, ref imag2);
            MultiplyAdd<TKind>(c, 6, a, b, ref real3, ref imag3);
        }

        Store(first + offsets[0], real0, imag0);
        Store(first + offsets[1], real1, imag1);
        Store(first + offsets[2], real2, imag2);
        Store(first + offsets[3], real3, imag3);
        return c;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoRows<TKind>(T* first, T* second, int columns, T* c, TVector* inputs)
    {
        TVector real0 = default, real1 = default, imag0 = default, imag1 = default;
        TVector real2 = default, real3 = default, imag2 = default, imag3 = default;
        // Even and odd columns have sums of their own, so that no sum waits for itself.
        for (int column = 0; column < columns; column += 2, inputs += 4, c += 8 * Step<TKind>())
        {
            MultiplyAdd<TKind>(c, 0, inputs[0], inputs[1], ref real0, ref imag0);
            MultiplyAdd<TKind>(c, 2, inputs[0], inputs[1], ref real1, ref imag1);
            MultiplyAdd<TKind>(c, 4, inputs[2], inputs[3], ref real2, ref imag2);
            MultiplyAdd<TKind>(c, 6, inputs[2], inputs[3], ref real3, ref imag3);
        }

        TVector one = TLanes.Broadcast(T.One);
        Store(first, TLanes.MultiplyAdd(real2, one, real0), TLanes.MultiplyAdd(imag2, one, imag0));
        Store(second, TLanes.MultiplyAdd(real3, one, real1), TLanes.MultiplyAdd(imag3, one, imag1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRow<TKind>(T* first, int columns, T* c, TVector* inputs)
    {
        TVector real0 = default, imag0 = default, real1 = default, imag1 = default;
        for (int column = 0; column < columns; column += 2, inputs += 4, c += 4 * Step<TKind>())
        {
            MultiplyAdd<TKind>(c, 0, inputs[0], inputs[1], ref real0, ref imag0);
            MultiplyAdd<TKind>(c, 2, inputs[2], inputs[3], ref real1, ref imag1);
        }

        TVector one = TLanes.Broadcast(T.One);
        Store(first, TLanes.MultiplyAdd(real1, one, real0), TLanes.MultiplyAdd(imag1, one, imag0));
    }

    /// <summary>sum += (coefficient at the place) * (a + i b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyAdd<TKind>(T* coefficients, int place, TVector a, TVector b, ref TVector real, ref TVector imaginary)
    {
        TVector x = Load<TKind>(coefficients, place), y = Load<TKind>(coefficients, place + 1);
        real = TLanes.NegateMultiplyAdd(y, b, TLanes.MultiplyAdd(x, a, real));
        imaginary = TLanes.MultiplyAdd(y, a, TLanes.MultiplyAdd(x, b, imaginary));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TKind>(T* coefficients, int place) =>
        typeof(TKind) == typeof(Uniform) ? TLanes.Broadcast(coefficients[place]) : ((TVector*)coefficients)[place];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step<TKind>() => typeof(TKind) == typeof(Uniform) ? 1 : 1 << TLanes.Bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* target, TVector real, TVector imaginary)
    {
        ((TVector*)target)[0] = real;
        ((TVector*)target)[1] = imaginary;
    }

    /// <summary>The same coefficient in every lane.</summary>
    private readonly struct Uniform;

    /// <summary>A coefficient for each lane.</summary>
    private readonly struct LaneByLane;
}
