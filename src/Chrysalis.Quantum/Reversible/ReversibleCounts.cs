namespace Chrysalis.Quantum.Reversible;

/// <summary>What a reversible circuit costs.</summary>
/// <param name="Qubits">Qubits, ancillas included.</param>
/// <param name="Toffoli">Toffoli gates.</param>
/// <param name="Cnot">CNOT gates.</param>
/// <param name="Not">NOT gates.</param>
/// <param name="ToffoliDepth">Layers of Toffoli gates, when gates start as early as their qubits allow and all others take no time.</param>
/// <param name="Depth">Layers of gates of any kind.</param>
public sealed record ReversibleCounts(int Qubits, long Toffoli, long Cnot, long Not, long ToffoliDepth, long Depth)
{
    /// <summary>Counts the gates of a circuit.</summary>
    public static ReversibleCounts Of(ReversibleCircuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        Span<long> kinds = [0, 0, 0];
        var toffoliLevel = new long[circuit.QubitCount];
        var level = new long[circuit.QubitCount];
        foreach (ReversibleGate gate in circuit.Gates)
        {
            kinds[gate.ControlCount]++;
            Advance(toffoliLevel, gate, gate.ControlCount == 2 ? 1 : 0);
            Advance(level, gate, 1);
        }

        return new(circuit.QubitCount, kinds[2], kinds[1], kinds[0], toffoliLevel.DefaultIfEmpty().Max(), level.DefaultIfEmpty().Max());
    }

    private static void Advance(long[] level, ReversibleGate gate, long cost)
    {
        long start = level[gate.Target];
        if (gate.Control1 >= 0)
            start = Math.Max(start, level[gate.Control1]);
        if (gate.Control2 >= 0)
            start = Math.Max(start, level[gate.Control2]);
        level[gate.Target] = start + cost;
        if (gate.Control1 >= 0)
            level[gate.Control1] = start + cost;
        if (gate.Control2 >= 0)
            level[gate.Control2] = start + cost;
    }
}
