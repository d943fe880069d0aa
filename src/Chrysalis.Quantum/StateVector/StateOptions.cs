using Chrysalis.Quantum.StateVector.Lanes;

namespace Chrysalis.Quantum.StateVector;

/// <summary>How a state is held and computed.</summary>
public sealed record StateOptions
{
    /// <summary>The amplitudes' precision; single by default, as in qsim.</summary>
    public Precision Precision { get; init; } = Precision.Single;

    /// <summary>Threads to use, from 1; all cores by default. The result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Largest number of qubits that gates are fused to, 1 to 6; null for the fastest measured. The result does not depend on it but for
    /// rounding.
    /// </summary>
    public int? FusedQubits { get; init; }

    internal VectorPath Path { get; init; } = VectorPaths.Widest;

    internal int? BlockQubits { get; init; }

    internal int? RunQubits { get; init; }

    /// <summary>Checks every value.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">A value is out of its range.</exception>
    public StateOptions Validated()
    {
        if (Threads < 1)
            throw new QuantumException($"The number of threads is {Threads}; use 1 or more.");
        if (FusedQubits is < 1 or > 6)
            throw new QuantumException($"Gates are fused to {FusedQubits} qubits; use 1 to 6.");
        return this;
    }
}
