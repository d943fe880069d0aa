namespace Chrysalis.Quantum.Reversible;

/// <summary>
/// Follows many basis states through a reversible circuit at once. Bit-sliced: every qubit holds one bit a lane, so a gate on 64 lanes is
/// one machine word operation. Not for use from several threads at once.
/// </summary>
public sealed class BasisStateSimulator
{
    private readonly int words;
    private readonly ulong[] bits; // qubit x word

    /// <summary>All qubits zero.</summary>
    /// <param name="qubitCount">Qubits of the circuits to come.</param>
    /// <param name="laneCount">Basis states followed at once.</param>
    public BasisStateSimulator(int qubitCount, int laneCount = 64)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(qubitCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(laneCount);
        (QubitCount, LaneCount, words) = (qubitCount, laneCount, (laneCount + 63) / 64);
        bits = new ulong[(long)qubitCount * words];
    }

    /// <summary>Qubits.</summary>
    public int QubitCount { get; }

    /// <summary>Basis states followed at once.</summary>
    public int LaneCount { get; }

    /// <summary>Writes a number into a register (least significant bit first; at most 64 bits) of one lane.</summary>
    public void Write(ReadOnlySpan<int> register, int lane, ulong value)
    {
        for (int i = 0; i < register.Length; i++)
        {
            ref ulong word = ref WordOf(register[i], lane);
            ulong mask = 1UL << (lane & 63);
            word = (value >> i & 1) != 0 ? word | mask : word & ~mask;
        }
    }

    /// <summary>Reads a register (least significant bit first; at most 64 bits) of one lane.</summary>
    public ulong Read(ReadOnlySpan<int> register, int lane)
    {
        ulong value = 0;
        for (int i = 0; i < register.Length; i++)
            value |= (WordOf(register[i], lane) >> (lane & 63) & 1) << i;
        return value;
    }

    /// <summary>
    /// Number of qubits outside <paramref name="registers"/> that are 1 in any lane: ancillas that did not return to zero.
    /// </summary>
    public int CountDirtyOutside(params IEnumerable<int[]> registers)
    {
        ArgumentNullException.ThrowIfNull(registers);
        HashSet<int> known = [.. registers.SelectMany(register => register)];
        return Enumerable.Range(0, QubitCount).Count(qubit => !known.Contains(qubit) && IsDirty(qubit));
    }

    /// <summary>Applies a circuit to every lane.</summary>
    /// <exception cref="ArgumentException">The circuit has more qubits.</exception>
    public void Run(ReversibleCircuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        if (circuit.QubitCount > QubitCount)
            throw new ArgumentException($"The circuit has {circuit.QubitCount} qubits, the simulator {QubitCount}.", nameof(circuit));
        foreach (ReversibleGate gate in circuit.Gates)
            Apply(gate);
    }

    private void Apply(ReversibleGate gate)
    {
        Span<ulong> target = bits.AsSpan(gate.Target * words, words);
        switch (gate.ControlCount)
        {
            case 0:
                for (int w = 0; w < target.Length; w++)
                    target[w] = ~target[w];
                break;
            case 1:
                ReadOnlySpan<ulong> control = bits.AsSpan(gate.Control1 * words, words);
                for (int w = 0; w < target.Length; w++)
                    target[w] ^= control[w];
                break;
            default:
                ReadOnlySpan<ulong> first = bits.AsSpan(gate.Control1 * words, words);
                ReadOnlySpan<ulong> second = bits.AsSpan(gate.Control2 * words, words);
                for (int w = 0; w < target.Length; w++)
                    target[w] ^= first[w] & second[w];
                break;
        }
    }

    private bool IsDirty(int qubit)
    {
        ReadOnlySpan<ulong> words = bits.AsSpan(qubit * this.words, this.words);
        // The last word may hold bits beyond the last lane.
        ulong lastMask = ulong.MaxValue >> (63 - ((LaneCount - 1) & 63));
        return words[..^1].ContainsAnyExcept(0UL) || (words[^1] & lastMask) != 0;
    }

    private ref ulong WordOf(int qubit, int lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)lane, (uint)LaneCount, nameof(lane));
        return ref bits[qubit * words + (lane >> 6)];
    }
}
