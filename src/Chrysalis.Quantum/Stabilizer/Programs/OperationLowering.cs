using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Stabilizer.Programs;

/// <summary>Lowers operations one after another.</summary>
internal sealed class OperationLowering(StabilizerProgram program)
{
    /// <summary>What has been lowered so far.</summary>
    public List<ProgramStep> Steps { get; } = [];

    public void Add(StimOperation operation)
    {
        switch (operation.Gate.Kind)
        {
            case StimGateKind.OneQubit or StimGateKind.TwoQubit:
                foreach (int[] qubits in DistinctRuns(operation.Targets.AsSpan(), operation.Gate.IsPaired ? 2 : 1))
                    AddGate(operation.Gate, qubits);
                break;
            case StimGateKind.FirstControls or StimGateKind.SecondControls or StimGateKind.EitherControls:
                AddControlled(operation);
                break;
            case StimGateKind.Measure or StimGateKind.MeasureReset or StimGateKind.Reset:
                foreach (int[] qubits in DistinctRuns(operation.Targets.AsSpan(), 1, keepInversion: operation.Gate.Measures))
                    AddCollapse(operation, qubits);
                break;
            case StimGateKind.MeasureProduct or StimGateKind.PhaseProduct or StimGateKind.MeasurePair:
                AddProducts(operation);
                break;
            case StimGateKind.Pad:
                Steps.Add(new(StepKind.Pad, Values(operation), [.. operation.Arguments]));
                break;
            case StimGateKind.Detector:
                Steps.Add(new(StepKind.Detector, Values(operation), [.. operation.Arguments]));
                break;
            case StimGateKind.Observable:
                AddObservable(operation);
                break;
            case StimGateKind.Annotation:
                if (operation.Gate.Name == "SHIFT_COORDS")
                    Steps.Add(new(StepKind.ShiftCoordinates, [], [.. operation.Arguments]));
                break;
            default:
                AddNoise(operation);
                break;
        }
    }

    private static int[] Values(StimOperation operation) => [.. operation.Targets.Select(t => t.Value)];

    /// <summary>Cuts targets into runs in which no qubit comes twice, so that a gate of several steps can be done step by step.</summary>
    private List<int[]> DistinctRuns(ReadOnlySpan<StimTarget> targets, int group, bool keepInversion = false)
    {
        var runs = new List<int[]>();
        var run = new List<int>();
        var seen = new HashSet<int>();
        for (int i = 0; i < targets.Length; i += group)
        {
            bool repeats = false;
            for (int k = i; k < i + group; k++)
                repeats |= seen.Contains(targets[k].Value);
            if (repeats)
            {
                runs.Add([.. run]);
                run.Clear();
                seen.Clear();
            }
            for (int k = i; k < i + group; k++)
            {
                seen.Add(targets[k].Value);
                int qubit = program.Dense(targets[k].Value);
                run.Add(keepInversion ? (2 * qubit) + (targets[k].IsInverted ? 1 : 0) : qubit);
            }
        }
        if (run.Count > 0)
            runs.Add([.. run]);
        return runs;
    }

    private void AddGate(StimGate gate, int[] qubits)
    {
        int group = gate.IsPaired ? 2 : 1;
        foreach (CliffordStep step in gate.Steps)
        {
            bool pair = step.Primitive is CliffordPrimitive.Cx or CliffordPrimitive.Cz or CliffordPrimitive.Swap;
            var targets = new List<int>(qubits.Length);
            for (int i = 0; i < qubits.Length; i += group)
            {
                targets.Add(qubits[i + step.First]);
                if (pair)
                    targets.Add(qubits[i + step.Second]);
            }
            Steps.Add(new(KindOf(step.Primitive), [.. targets], []));
        }
    }

    private static StepKind KindOf(CliffordPrimitive primitive) => primitive switch
    {
        CliffordPrimitive.H => StepKind.H,
        CliffordPrimitive.S => StepKind.S,
        CliffordPrimitive.X => StepKind.X,
        CliffordPrimitive.Z => StepKind.Z,
        CliffordPrimitive.Cx => StepKind.Cx,
        CliffordPrimitive.Cz => StepKind.Cz,
        _ => StepKind.Swap,
    };

    private void AddControlled(StimOperation operation)
    {
        var qubits = new List<StimTarget>();
        void Flush()
        {
            foreach (int[] run in DistinctRuns(CollectionsMarshal.AsSpan(qubits), 2))
                AddGate(operation.Gate, run);
            qubits.Clear();
        }
        for (int i = 0; i < operation.Targets.Length; i += 2)
        {
            (StimTarget first, StimTarget second) = (operation.Targets[i], operation.Targets[i + 1]);
            if (first.Kind == StimTargetKind.Qubit && second.Kind == StimTargetKind.Qubit)
            {
                qubits.AddRange(first, second);
                continue;
            }
            Flush();
            (StimTarget bit, StimTarget qubit) = first.Kind == StimTargetKind.Qubit ? (second, first) : (first, second);
            if (qubit.Kind == StimTargetKind.Qubit)
                AddSwitched(
                    bit, qubit,
                    operation.Gate.Name switch { "CX" or "XCZ" => PauliBasis.X, "CY" or "YCZ" => PauliBasis.Y, _ => PauliBasis.Z });
        }
        Flush();
    }

    private void AddSwitched(StimTarget bit, StimTarget qubit, PauliBasis basis)
    {
        StepKind kind = bit.Kind == StimTargetKind.Record ? StepKind.RecordPauli : StepKind.SweepPauli;
        int[] triple = [bit.Value, program.Dense(qubit.Value), (int)basis];
        if (Steps is [.., { Targets.Length: < 3000 } last] && last.Kind == kind)
            Steps[^1] = last with { Targets = [.. last.Targets, .. triple] };
        else
            Steps.Add(new(kind, triple, []));
    }

    private void AddCollapse(StimOperation operation, int[] targets)
    {
        StimGate gate = operation.Gate;
        int[] qubits = gate.Measures ? [.. targets.Select(t => t >> 1)] : targets;
        StimGate? turn = gate.Basis switch { PauliBasis.X => StimGate.Named("H"), PauliBasis.Y => StimGate.Named("H_YZ"), _ => null };
        if (turn is not null)
            AddGate(turn, qubits);
        if (gate.Measures)
            Steps.Add(new(StepKind.Measure, targets, [.. operation.Arguments], gate.Kind == StimGateKind.MeasureReset ? 1 : 0));
        if (gate.Kind != StimGateKind.Measure)
            Steps.Add(new(StepKind.Reset, qubits, []));
        if (turn is not null)
            AddGate(turn, qubits);
    }

    /// <summary>Measurements go into one step, Pauli operators, which watch the frame here, into another.</summary>
    private void AddObservable(StimOperation operation)
    {
        long observable = (long)operation.Arguments[0];
        StimTarget[] paulis = [.. operation.Targets.Where(t => t.Kind == StimTargetKind.Pauli)];
        int[] results = [.. operation.Targets.Where(t => t.Kind == StimTargetKind.Record).Select(t => t.Value)];
        Steps.Add(new(StepKind.Observable, results, [], observable));
        if (paulis.Length > 0)
            Steps.Add(new(
                StepKind.ObservablePauli, [.. paulis.SelectMany(t => (int[])[program.Dense(t.Value), (int)t.Basis])], [], observable));
    }

    private void AddProducts(StimOperation operation)
    {
        if (operation.Gate.Kind != StimGateKind.MeasurePair)
        {
            foreach (StimTarget[] factors in PauliProduct.Split(operation.Targets))
                AddProduct(operation, PauliProduct.Of(factors));
            return;
        }
        for (int i = 0; i < operation.Targets.Length; i += 2)
            AddProduct(operation, PauliProduct.Of([AsPauli(operation, i), AsPauli(operation, i + 1)]));
    }

    private static StimTarget AsPauli(StimOperation operation, int place) =>
        operation.Targets[place] with { Kind = StimTargetKind.Pauli, Basis = operation.Gate.Basis };

    /// <summary>Turns every factor to Z, gathers the parity on the first qubit, measures or turns it, and undoes the rest.</summary>
    private void AddProduct(StimOperation operation, PauliProduct product)
    {
        if (!product.IsHermitian)
            throw new StimFormatException($"A product of {operation.Gate.Name} is anti-Hermitian, so it has no result to measure.");
        ImmutableArray<StimTarget> factors = product.Factors;
        int[] qubits = [.. factors.Select(f => program.Dense(f.Value))];
        if (qubits.Length == 0)
        {
            if (operation.Gate.Measures)
                Steps.Add(new(StepKind.Pad, [product.IsNegative ? 1 : 0], [.. operation.Arguments]));
            return;
        }
        void Turn()
        {
            foreach ((PauliBasis basis, string gate) in ((PauliBasis, string)[])[(PauliBasis.X, "H"), (PauliBasis.Y, "H_YZ")])
                if (factors.Where(f => f.Basis == basis).Select(f => program.Dense(f.Value)).ToArray() is { Length: > 0 } turned)
                    AddGate(StimGate.Named(gate), turned);
        }
        void Gather()
        {
            if (qubits.Length > 1)
                Steps.Add(new(StepKind.Cx, [.. qubits.Skip(1).SelectMany(q => (int[])[q, qubits[0]])], []));
        }
        Turn();
        Gather();
        if (operation.Gate.Measures)
            Steps.Add(new(StepKind.Measure, [(2 * qubits[0]) + (product.IsNegative ? 1 : 0)], [.. operation.Arguments]));
        else
            AddGate(StimGate.Named(operation.Gate.Name == "SPP" != product.IsNegative ? "S" : "S_DAG"), [qubits[0]]);
        Gather();
        Turn();
    }

    private void AddNoise(StimOperation operation)
    {
        // I_ERROR and II_ERROR are marks for other tools: they do nothing.
        if (operation.Gate.Name is "I_ERROR" or "II_ERROR")
            return;
        double[] arguments = [.. operation.Arguments];
        int[] qubits = operation.Gate.Kind == StimGateKind.Correlated
            ? [.. operation.Targets.Where(t => t.Kind == StimTargetKind.Pauli)
                .SelectMany(t => (int[])[program.Dense(t.Value), (int)t.Basis])]
            : [.. operation.Targets.Select(t => program.Dense(t.Value))];
        Steps.Add(operation.Gate.Name switch
        {
            "X_ERROR" => new(StepKind.Channel1, qubits, [arguments[0], 0, 0], Count: 1),
            "Y_ERROR" => new(StepKind.Channel1, qubits, [0, arguments[0], 0], Count: 1),
            "Z_ERROR" => new(StepKind.Channel1, qubits, [0, 0, arguments[0]], Count: 1),
            "DEPOLARIZE1" => new(StepKind.Depolarize1, qubits, arguments),
            "DEPOLARIZE2" => new(StepKind.Depolarize2, qubits, arguments),
            "PAULI_CHANNEL_1" => new(StepKind.Channel1, qubits, arguments),
            "PAULI_CHANNEL_2" => new(StepKind.Channel2, qubits, arguments),
            "E" => new(StepKind.Correlated, qubits, arguments),
            "ELSE_CORRELATED_ERROR" => new(StepKind.ElseCorrelated, qubits, arguments),
            "HERALDED_ERASE" => new(StepKind.Heralded, qubits, [.. Enumerable.Repeat(arguments[0] / 4, 4)], Count: 1),
            _ => new(StepKind.Heralded, qubits, arguments),
        });
    }
}
