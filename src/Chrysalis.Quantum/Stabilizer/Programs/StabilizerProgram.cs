using System.Collections.Immutable;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Stabilizer.Programs;

/// <summary>
/// A circuit lowered to the few steps that every simulator here knows: H, S, X, Z, CX, CZ, SWAP, Z measurement, reset, noise.
/// Qubits that the circuit uses are numbered densely; blocks stay folded.
/// </summary>
internal sealed class StabilizerProgram
{
    /// <summary>The most targets that a shot may have to work through; they take a block of shots minutes.</summary>
    public const long MaxWork = 20_000_000_000;

    private readonly Dictionary<int, int> dense;

    /// <param name="circuit">The circuit.</param>
    /// <param name="isFolded">True when loops are not run as often as they repeat, so that there may be any number of targets.</param>
    public StabilizerProgram(StimCircuit circuit, bool isFolded = false)
    {
        if (circuit.TargetCount > MaxWork && !isFolded)
            throw new QuantumException($"The circuit has {circuit.TargetCount} targets a shot with its REPEAT blocks unrolled, "
                + $"too many to simulate: {MaxWork} are the most; lower the REPEAT counts.");
        Circuit = circuit;
        var used = new SortedSet<int>();
        Collect(circuit.Instructions, used);
        dense = used.Select((qubit, index) => (qubit, index)).ToDictionary(pair => pair.qubit, pair => pair.index);
        Qubits = [.. used];
        Steps = Lower(circuit.Instructions);
    }

    public StimCircuit Circuit { get; }

    /// <summary>The circuit's qubits by dense number.</summary>
    public ImmutableArray<int> Qubits { get; }

    public ProgramStep[] Steps { get; }

    /// <summary>The dense number of a qubit.</summary>
    public int Dense(int qubit) => dense[qubit];

    private static void Collect(ImmutableArray<StimInstruction> instructions, SortedSet<int> used)
    {
        foreach (StimInstruction instruction in instructions)
        {
            if (instruction is StimRepeatBlock block)
                Collect(block.Body, used);
            else if (instruction is StimOperation { Gate.Kind: not (StimGateKind.Pad or StimGateKind.Annotation) } operation)
                foreach (StimTarget target in operation.Targets)
                    if (target.Kind is StimTargetKind.Qubit or StimTargetKind.Pauli)
                        used.Add(target.Value);
        }
    }

    private ProgramStep[] Lower(ImmutableArray<StimInstruction> instructions)
    {
        var lowering = new OperationLowering(this);
        foreach (StimInstruction instruction in instructions)
        {
            if (instruction is not StimRepeatBlock block)
                Lower((StimOperation)instruction, lowering);
            // A loop of nothing may go on for ever.
            else if (Lower(block.Body) is { Length: > 0 } body)
                lowering.Steps.Add(new(StepKind.Repeat, [], [], block.Count, body) { Tag = block.Tag });
        }
        return [.. lowering.Steps];
    }
    private static void Lower(StimOperation operation, OperationLowering lowering)
    {
        int before = lowering.Steps.Count;
        lowering.Add(operation);
        if (operation.Tag.Length > 0)
            for (int i = before; i < lowering.Steps.Count; i++)
                lowering.Steps[i] = lowering.Steps[i] with { Tag = operation.Tag };
    }
}
