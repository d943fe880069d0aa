namespace Chrysalis.Quantum.Reversible;

/// <summary>
/// Writes a reversible circuit gate by gate and lends out ancilla qubits. Registers are arrays of qubit numbers, least significant bit
/// first. Not for use from several threads at once.
/// </summary>
public sealed class ReversibleBuilder
{
    private readonly List<ReversibleGate> gates = [];
    private readonly Stack<int> free = new();
    private int qubitCount;

    /// <summary>Takes <paramref name="width"/> qubits in the state zero.</summary>
    public int[] Allocate(int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        var register = new int[width];
        for (int i = 0; i < width; i++)
            register[i] = free.TryPop(out int qubit) ? qubit : qubitCount++;
        return register;
    }

    /// <summary>Gives qubits back; the circuit must have returned them to zero.</summary>
    public void Release(params ReadOnlySpan<int> register)
    {
        for (int i = register.Length - 1; i >= 0; i--)
            free.Push(register[i]);
    }

    /// <summary>Flips a qubit.</summary>
    public void Not(int target) => Append(new(target));

    /// <summary>Flips <paramref name="target"/> when the control is 1.</summary>
    public void Cnot(int control, int target) => Append(new(target, control));

    /// <summary>Flips <paramref name="target"/> when both controls are 1.</summary>
    public void Toffoli(int control1, int control2, int target) => Append(new(target, control1, control2));

    /// <summary>Flips the qubits at which <paramref name="value"/> has a 1; loads a constant into zeros and takes it out again.</summary>
    public void Xor(ulong value, ReadOnlySpan<int> register)
    {
        for (int i = 0; i < register.Length; i++)
        {
            if ((value >> i & 1) != 0)
                Not(register[i]);
        }
    }

    /// <summary>Like <see cref="Xor(ulong, ReadOnlySpan{int})"/>, where <paramref name="control"/> is 1.</summary>
    public void ControlledXor(int control, ulong value, ReadOnlySpan<int> register)
    {
        for (int i = 0; i < register.Length; i++)
        {
            if ((value >> i & 1) != 0)
                Cnot(control, register[i]);
        }
    }

    /// <summary>Adds <paramref name="source"/> into <paramref name="target"/> bit by bit without carries; copies it into zeros.</summary>
    public void Xor(ReadOnlySpan<int> source, ReadOnlySpan<int> target)
    {
        for (int i = 0; i < source.Length; i++)
            Cnot(source[i], target[i]);
    }

    /// <summary>Appends the inverse of what <paramref name="emit"/> appends.</summary>
    public void Inverse(Action emit)
    {
        ArgumentNullException.ThrowIfNull(emit);
        int start = gates.Count;
        emit();
        gates.Reverse(start, gates.Count - start);
    }

    /// <summary>Computes, acts, and undoes the computation, so that its ancillas return to zero.</summary>
    public void Within(Action compute, Action act)
    {
        ArgumentNullException.ThrowIfNull(compute);
        ArgumentNullException.ThrowIfNull(act);
        int start = gates.Count;
        compute();
        int end = gates.Count;
        act();
        for (int i = end - 1; i >= start; i--)
            gates.Add(gates[i]);
    }

    /// <summary>The circuit written so far.</summary>
    public ReversibleCircuit Build() => new(qubitCount, [.. gates]);

    private void Append(ReversibleGate gate)
    {
        bool isValid = IsQubit(gate.Target) && gate.Target != gate.Control1 && gate.Target != gate.Control2
            && (gate.ControlCount < 1 || IsQubit(gate.Control1))
            && (gate.ControlCount < 2 || (IsQubit(gate.Control2) && gate.Control1 != gate.Control2));
        if (!isValid)
            throw new ArgumentException($"{gate} needs different qubits, each below {qubitCount}.", nameof(gate));
        gates.Add(gate);
    }

    private bool IsQubit(int qubit) => (uint)qubit < (uint)qubitCount;
}
