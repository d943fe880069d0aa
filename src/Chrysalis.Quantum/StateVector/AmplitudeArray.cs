using System.Numerics;
using Chrysalis.Quantum.StateVector.Fusion;
using Chrysalis.Quantum.StateVector.Lanes;
using Chrysalis.Quantum.StateVector.Storage;
using Chrysalis.Quantum.StateVector.Sweeps;

namespace Chrysalis.Quantum.StateVector;

/// <summary>
/// Amplitudes in native memory: vectors of real parts, each followed by the vector of their imaginary parts. Whatever works on
/// the bare pointer keeps the array alive to its end, for an array that nobody needs any more frees its memory.
/// </summary>
internal sealed unsafe class AmplitudeArray<TLanes, TVector, T> : Amplitudes
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int SmallestBlock = 12;
    private readonly AlignedBuffer<T> numbers;
    private readonly T* first;
    private readonly Lock sweeping = new();
    private SweepWorkspace<TVector, T>[] workspaces = [];

    public AmplitudeArray(int qubitCount) : base(qubitCount)
    {
        // Fewer amplitudes than lanes: the vector's rest stands for qubits that stay 0.
        StoredQubits = Math.Max(qubitCount, TLanes.Bits);
        numbers = new(2L << StoredQubits);
        first = numbers.Pointer;
    }

    private int StoredQubits { get; }

    public override Complex this[long index]
    {
        get
        {
            T* place = Place(index);
            Complex amplitude = new(double.CreateTruncating(*place), double.CreateTruncating(place[1 << TLanes.Bits]));
            GC.KeepAlive(this);
            return amplitude;
        }

        set
        {
            T* place = Place(index);
            *place = T.CreateTruncating(value.Real);
            place[1 << TLanes.Bits] = T.CreateTruncating(value.Imaginary);
            GC.KeepAlive(this);
        }
    }

    public override void Apply(IEnumerable<SmallMatrix> matrices, SweepTuning tuning)
    {
        // Two threads at once would mix their sweeps; in one workspace they would also free each other's memory.
        using Lock.Scope alone = sweeping.EnterScope();
        if (workspaces.Length == 0)
            workspaces = [.. Enumerable.Range(0, tuning.Threads).Select(_ => new SweepWorkspace<TVector, T>())];
        foreach (Sweep sweep in SweepPlan.Make(matrices, StoredQubits, tuning))
            SweepRunner<TLanes, TVector, T>.Run(first, StoredQubits, sweep, workspaces);
        GC.KeepAlive(this);
    }

    public override SweepTuning Tune(int threads)
    {
        // Half of the second-level cache; half a mebibyte was the fastest of all where that has one or more (benchmark "statevector").
        int block = Math.Clamp(
            BitOperations.Log2((uint)(SecondLevelCache.Bytes / 2 / (2 * sizeof(T)))), SmallestBlock, sizeof(T) == 4 ? 16 : 15);
        if (threads > 1)
            block = Math.Min(block, Math.Max(SmallestBlock, StoredQubits - BitOperations.Log2((uint)threads - 1) - 1));
        return new(TLanes.Bits == 0 ? 2 : 3, block, Math.Max(TLanes.Bits, 5), TLanes.Bits, threads);
    }

    public override void Clear(int threads)
    {
        ParallelRanges.Run(
            2L << StoredQubits, threads, (start, end) => new Span<byte>(first + start, checked((int)((end - start) * sizeof(T)))).Clear());
        GC.KeepAlive(this);
    }

    public override double SumSquares(long start, long end, long mask, long value)
    {
        double sum = 0;
        for (long index = start; index < end; index++)
        {
            if ((index & mask) != value)
                continue;
            T* place = Place(index);
            double real = double.CreateTruncating(*place), imaginary = double.CreateTruncating(place[1 << TLanes.Bits]);
            sum += real * real + imaginary * imaginary;
        }

        GC.KeepAlive(this);
        return sum;
    }

    public override void Project(long start, long end, long mask, long value, double factor)
    {
        T scale = T.CreateTruncating(factor);
        for (long index = start; index < end; index++)
        {
            T* place = Place(index);
            T own = (index & mask) == value ? scale : T.Zero;
            *place *= own;
            place[1 << TLanes.Bits] *= own;
        }

        GC.KeepAlive(this);
    }

    public override Complex Correlate(long start, long end, long flip, long sign)
    {
        double real = 0, imaginary = 0;
        for (long index = start; index < end; index++)
        {
            Complex left = this[index ^ flip], right = this[index];
            double weight = (BitOperations.PopCount((ulong)(index & sign)) & 1) == 0 ? 1 : -1;
            real += weight * (left.Real * right.Real + left.Imaginary * right.Imaginary);
            imaginary += weight * (left.Real * right.Imaginary - left.Imaginary * right.Real);
        }

        return new(real, imaginary);
    }

    public override void Dispose()
    {
        numbers.Dispose();
        foreach (SweepWorkspace<TVector, T> workspace in workspaces)
            workspace.Dispose();
    }

    private T* Place(long index)
    {
        long inside = index & ((1L << TLanes.Bits) - 1);
        return first + ((index ^ inside) << 1) + inside;
    }
}
