namespace Chrysalis.Quantum.RandomCircuits.Classical;

/// <summary>
/// What it costs to carry a circuit's whole state, in single precision with single-qubit gates merged into their neighbours.
/// </summary>
/// <param name="Log2Bytes">Base-2 logarithm of the memory in bytes.</param>
/// <param name="Log10Flops">Base-10 logarithm of the real operations: 4 complex multiply-adds an amplitude and two-qubit gate, 8 operations
/// each.</param>
public sealed record StateVectorCost(int Log2Bytes, double Log10Flops)
{
    /// <summary>The cost of a circuit.</summary>
    public static StateVectorCost Of(RandomCircuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        return new(circuit.QubitCount + 3, circuit.QubitCount * Math.Log10(2) + Math.Log10(32.0 * Math.Max(1, circuit.TwoQubitGateCount)));
    }
}
