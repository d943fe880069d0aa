using System.Collections.Immutable;
using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Stabilizer;

namespace Chrysalis.Quantum.Memory;

/// <summary>
/// The detector error model of a surface-code circuit, by walking it backwards with the detectors that an X or a Z error
/// on each qubit would flip. Errors are decomposed into their X and Z parts, which in these codes flip two detectors at most.
/// </summary>
internal sealed class CssErrorModel
{
    private static readonly int[] None = [];

    private readonly int[][] _x;
    private readonly int[][] _z;
    private readonly Dictionary<string, (double Probability, ImmutableArray<DemTarget> Targets)> _errors = [];

    private CssErrorModel(int qubits)
    {
        _x = [.. Enumerable.Repeat(None, qubits)];
        _z = [.. Enumerable.Repeat(None, qubits)];
    }

    public static DetectorErrorModel Of(StimCircuit circuit)
    {
        var model = new CssErrorModel(circuit.QubitCount);
        var operations = new List<StimOperation>();
        Unroll(circuit.Instructions, operations);
        var flips = new List<int>[circuit.MeasurementCount];
        (int measured, int detectors) = (0, 0);
        foreach (StimOperation op in operations)
        {
            if (op.Gate.Measures)
                measured += op.Targets.Length;
            int output = op.Gate.Name == "DETECTOR" ? detectors++ : op.Gate.Name == "OBSERVABLE_INCLUDE" ? -1 - (int)op.Arguments[0] : int.MinValue;
            if (output != int.MinValue)
                foreach (StimTarget target in op.Targets)
                    (flips[measured - target.Value] ??= []).Add(output);
        }
        for (int i = operations.Count - 1; i >= 0; i--)
            for (int t = operations[i].Targets.Length - 1; t >= 0; t--)
                t = model.Undo(operations[i], t, flips, ref measured);
        var instructions = new List<DemInstruction>(model._errors.Values.Select(e => new DemError(e.Probability, e.Targets)));
        if (detectors > 0)
            instructions.Add(new DemDetector([], [detectors - 1]));
        return new(instructions);
    }

    private int Undo(StimOperation op, int t, List<int>[] flips, ref int measured)
    {
        int q = op.Targets[t].Value;
        switch (op.Gate.Name)
        {
            case "CX":
                int c = op.Targets[t - 1].Value;
                _x[c] = Xor(_x[c], _x[q]);
                _z[q] = Xor(_z[q], _z[c]);
                return t - 1;
            case "CZ":
                int a = op.Targets[t - 1].Value;
                _x[a] = Xor(_x[a], _z[q]);
                _x[q] = Xor(_x[q], _z[a]);
                return t - 1;
            case "H":
                (_x[q], _z[q]) = (_z[q], _x[q]);
                break;
            case "R" or "RX":
                _x[q] = _z[q] = None;
                break;
            case "MR":
                (_x[q], _z[q]) = (Sorted(flips[--measured]), None);
                break;
            case "M":
                _x[q] = Xor(_x[q], Sorted(flips[--measured]));
                break;
            case "MX":
                _z[q] = Xor(_z[q], Sorted(flips[--measured]));
                break;
            case "X_ERROR":
                Add(op.Arguments[0], _x[q], None);
                break;
            case "Z_ERROR":
                Add(op.Arguments[0], None, _z[q]);
                break;
            case "DEPOLARIZE1":
                double one = (1 - Math.Sqrt(1 - (4 * op.Arguments[0] / 3))) / 2;
                for (int pauli = 1; pauli < 4; pauli++)
                    Add(one, Part(_x[q], pauli & 1), Part(_z[q], pauli & 2));
                break;
            case "DEPOLARIZE2":
                int b = op.Targets[t - 1].Value;
                double two = (1 - Math.Pow(1 - (16 * op.Arguments[0] / 15), 1 / 8.0)) / 2;
                for (int pauli = 1; pauli < 16; pauli++)
                    Add(two, Xor(Part(_x[q], pauli & 1), Part(_x[b], pauli & 4)), Xor(Part(_z[q], pauli & 2), Part(_z[b], pauli & 8)));
                return t - 1;
        }
        return t;
    }

    private void Add(double probability, int[] x, int[] z)
    {
        if (probability == 0 || (x.Length == 0 && z.Length == 0))
            return;
        var targets = ImmutableArray.CreateBuilder<DemTarget>();
        targets.AddRange(x.Select(Target));
        if (x.Length > 0 && z.Length > 0)
            targets.Add(DemTarget.Separator);
        targets.AddRange(z.Select(Target));
        string key = string.Join(' ', targets);
        double before = _errors.TryGetValue(key, out var known) ? known.Probability : 0;
        _errors[key] = ((before * (1 - probability)) + (probability * (1 - before)), targets.ToImmutable());
    }

    private static DemTarget Target(int output) => output >= 0 ? DemTarget.Detector(output) : DemTarget.Observable(-1 - output);

    private static int[] Part(int[] set, int isIn) => isIn != 0 ? set : None;

    private static int[] Sorted(List<int>? set) => set is null ? None : [.. set.Order()];

    private static int[] Xor(int[] a, int[] b) => a.Length == 0 ? b : b.Length == 0 ? a : [.. a.Except(b).Concat(b.Except(a)).Order()];

    private static void Unroll(IEnumerable<StimInstruction> instructions, List<StimOperation> operations)
    {
        foreach (StimInstruction instruction in instructions)
        {
            if (instruction is StimRepeatBlock block)
                for (long i = 0; i < block.Count; i++)
                    Unroll(block.Body, operations);
            else
                operations.Add((StimOperation)instruction);
        }
    }
}
