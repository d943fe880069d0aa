using System.Numerics;
using Chrysalis.Quantum.StateVector.Fusion;
using Chrysalis.Quantum.StateVector.Sweeps;

namespace Chrysalis.Quantum.StateVector;

/// <summary>The amplitudes of a state, whatever their precision and layout. Index i is the basis state whose bit q is qubit q.</summary>
internal abstract class Amplitudes : IDisposable
{
    protected Amplitudes(int qubitCount) => QubitCount = qubitCount;

    public int QubitCount { get; }

    public long Count => 1L << QubitCount;

    public abstract Complex this[long index] { get; set; }

    /// <summary>Runs matrices in the order of time.</summary>
    public abstract void Apply(IEnumerable<SmallMatrix> matrices, SweepTuning tuning);

    /// <summary>Fastest sizes for this layout.</summary>
    public abstract SweepTuning Tune(int threads);

    /// <summary>Sets every amplitude to zero.</summary>
    public abstract void Clear(int threads);

    /// <summary>Sum of squared magnitudes of the indices from start to end whose bits under the mask equal the value.</summary>
    public abstract double SumSquares(long start, long end, long mask, long value);

    /// <summary>Multiplies by a factor where the bits under the mask equal the value, and by zero elsewhere.</summary>
    public abstract void Project(long start, long end, long mask, long value, double factor);

    /// <summary>
    /// Sum over i of conj(amplitude[i ^ flip]) amplitude[i], with a minus sign where i and sign have an odd number of common ones.
    /// </summary>
    public abstract Complex Correlate(long start, long end, long flip, long sign);

    public abstract void Dispose();
}
