namespace Chrysalis.Quantum.Reversible;

/// <summary>
/// A sequence of NOT, CNOT and Toffoli gates: a permutation of basis states. It may act on thousands of qubits, where no state vector fits;
/// <see cref="BasisStateSimulator"/> follows basis states through it. Read-only: may be shared between threads.
/// </summary>
public sealed class ReversibleCircuit
{
    private readonly ReversibleGate[] gates;

    internal ReversibleCircuit(int qubitCount, ReversibleGate[] gates) => (QubitCount, this.gates) = (qubitCount, gates);

    /// <summary>Qubits, ancillas included; numbered from 0.</summary>
    public int QubitCount { get; }

    /// <summary>The gates in the order they are applied.</summary>
    public ReadOnlySpan<ReversibleGate> Gates => gates;

    /// <summary>The circuit that undoes this one.</summary>
    public ReversibleCircuit Inverse()
    {
        var reversed = (ReversibleGate[])gates.Clone();
        Array.Reverse(reversed);
        return new(QubitCount, reversed);
    }
}
