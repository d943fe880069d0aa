namespace Chrysalis.Quantum.Stim;

/// <summary>
/// Builds a circuit operation by operation; like Stim, it joins an operation to the one before when only their targets differ.
/// </summary>
internal sealed class StimCircuitBuilder
{
    private readonly List<StimInstruction> instructions = [];

    /// <summary>What has been added so far.</summary>
    public IReadOnlyList<StimInstruction> Instructions => instructions;

    /// <summary>Adds an operation on qubits; nothing when there are none.</summary>
    public void Add(string name, IReadOnlyList<int> qubits, params double[] arguments)
    {
        if (qubits.Count > 0)
            Add(name, qubits.Select(q => StimTarget.Qubit(q)), arguments);
    }

    /// <summary>Adds noise of a probability; nothing when it is 0.</summary>
    public void AddNoise(string name, IReadOnlyList<int> qubits, double probability)
    {
        if (probability > 0)
            Add(name, qubits, probability);
    }

    /// <summary>Adds an operation.</summary>
    public void Add(string name, IEnumerable<StimTarget> targets, params double[] arguments)
    {
        StimGate gate = StimGate.Named(name);
        bool joins =
            gate.Kind is not (StimGateKind.Annotation or StimGateKind.Detector or StimGateKind.Observable or StimGateKind.Correlated);
        if (joins && instructions is [.., StimOperation last] && last.Gate == gate && last.Arguments.AsSpan().SequenceEqual(arguments))
            instructions[^1] = last with { Targets = [.. last.Targets, .. targets] };
        else
            instructions.Add(new StimOperation(gate, [.. arguments], [.. targets]));
    }

    /// <summary>Adds a TICK.</summary>
    public void Tick() => Add("TICK", (IEnumerable<StimTarget>)[]);

    /// <summary>Adds a detector over the measurements so many results back.</summary>
    public void Detector(IEnumerable<int> back, params double[] coordinates) =>
        Add("DETECTOR", back.Select(StimTarget.Record), coordinates);

    /// <summary>Adds the instructions of another builder.</summary>
    public void Append(StimCircuitBuilder other) => instructions.AddRange(other.instructions);

    /// <summary>Adds a body so many times, as a block when that is more than once.</summary>
    public void Repeat(StimCircuitBuilder body, long count)
    {
        if (count == 1)
            Append(body);
        else if (count > 1)
            instructions.Add(new StimRepeatBlock(count, [.. body.instructions]));
    }

    /// <summary>The circuit.</summary>
    public StimCircuit Build() => new(instructions);
}
