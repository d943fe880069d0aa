using System.Numerics;

namespace Chrysalis.Quantum.Tests.ErrorModels.Reference;

/// <summary>
/// A plain oracle: the state vector of a few qubits, followed along every outcome of every channel and measurement. Gives the exact
/// distribution of detectors and observables as differences from a noiseless run.
/// </summary>
internal sealed class BranchingSimulator(IReadOnlyList<PlainOperation> operations, int qubits)
{
    private readonly Dictionary<ulong, double> outcomes = [];
    private bool isNoisy = true;

    /// <summary>The chance of every pattern: detectors in order, then observable 0.</summary>
    public Dictionary<ulong, double> Distribution()
    {
        isNoisy = false;
        Run(0, Start(), [], 1, false);
        ulong reference = outcomes.Keys.First();
        outcomes.Clear();
        isNoisy = true;
        Run(0, Start(), [], 1, false);
        return outcomes.ToDictionary(pair => pair.Key ^ reference, pair => pair.Value);
    }

    private Complex[] Start()
    {
        var state = new Complex[1 << qubits];
        state[0] = 1;
        return state;
    }

    private void Run(int place, Complex[] state, List<bool> record, double weight, bool hasHappened)
    {
        if (weight < 1e-15)
            return;
        if (place == operations.Count)
        {
            ulong pattern = Pattern(record);
            outcomes[pattern] = outcomes.GetValueOrDefault(pattern) + weight;
            return;
        }
        PlainOperation operation = operations[place];
        switch (operation.Name)
        {
            case "M" or "R" or "MR":
                Collapse(operation, 0, place, state, record, weight);
                break;
            case "DETECTOR" or "OBSERVABLE_INCLUDE":
                Run(place + 1, state, record, weight, hasHappened);
                break;
            case "CORRELATED_ERROR" or "ELSE_CORRELATED_ERROR":
                bool isBlocked = operation.Name == "ELSE_CORRELATED_ERROR" && hasHappened;
                double p = isNoisy && !isBlocked ? operation.Arguments[0] : 0;
                Run(place + 1, state, record, weight * (1 - p), isBlocked);
                Run(place + 1, operation.Targets.Chunk(2).Aggregate(state, (s, t) => Pauli(s, t[0], t[1])), record, weight * p, true);
                break;
            case "H" or "S" or "S_DAG" or "X" or "CX" or "CZ":
                Run(place + 1, Gate(operation, state), record, weight, hasHappened);
                break;
            default:
                Noise(operation, 0, place, state, record, weight);
                break;
        }
    }

    private void Collapse(PlainOperation operation, int target, int place, Complex[] state, List<bool> record, double weight)
    {
        if (target == operation.Targets.Length)
        {
            Run(place + 1, state, record, weight, false);
            return;
        }
        int bit = 1 << operation.Targets[target];
        foreach (bool one in (bool[])[false, true])
        {
            Complex[] left = [.. state.Select((a, i) => (i & bit) != 0 == one ? a : 0)];
            double chance = left.Sum(a => a.Magnitude * a.Magnitude);
            if (chance < 1e-12)
                continue;
            left = [.. left.Select(a => a / Math.Sqrt(chance))];
            if (one && operation.Name != "M")
                left = Pauli(left, operation.Targets[target], 1);
            double wrong = isNoisy && operation.Name != "R" && operation.Arguments is [var flip] ? flip : 0;
            if (operation.Name == "R")
            {
                Collapse(operation, target + 1, place, left, record, weight * chance);
                continue;
            }
            Collapse(operation, target + 1, place, left, [.. record, one], weight * chance * (1 - wrong));
            if (wrong > 0)
                Collapse(operation, target + 1, place, left, [.. record, !one], weight * chance * wrong);
        }
    }

    private void Noise(PlainOperation operation, int target, int place, Complex[] state, List<bool> record, double weight)
    {
        if (target >= operation.Targets.Length)
        {
            Run(place + 1, state, record, weight, false);
            return;
        }
        double[] p = operation.Arguments;
        bool isPair = operation.Name is "DEPOLARIZE2" or "PAULI_CHANNEL_2";
        bool isHeralded = operation.Name.StartsWith("HERALDED", StringComparison.Ordinal);
        // In the order I, X, Y, Z of the first qubit times that of the second.
        double[] cases = operation.Name switch
        {
            "X_ERROR" => [0, p[0], 0, 0],
            "Y_ERROR" => [0, 0, p[0], 0],
            "Z_ERROR" => [0, 0, 0, p[0]],
            "DEPOLARIZE1" => [0, p[0] / 3, p[0] / 3, p[0] / 3],
            "DEPOLARIZE2" => [0, .. Enumerable.Repeat(p[0] / 15, 15)],
            "PAULI_CHANNEL_1" or "PAULI_CHANNEL_2" => [0, .. p],
            "HERALDED_ERASE" => [.. Enumerable.Repeat(p[0] / 4, 4)],
            "HERALDED_PAULI_CHANNEL_1" => p,
            _ => throw new ArgumentException(operation.Name),
        };
        int width = isPair ? 2 : 1;
        double happens = isNoisy ? cases.Sum() : 0;
        Noise(operation, target + width, place, state, isHeralded ? [.. record, false] : record, weight * (1 - happens));
        if (!isNoisy)
            return;
        for (int k = 0; k < cases.Length; k++)
        {
            Complex[] next = Pauli(state, operation.Targets[target], Bits(isPair ? k >> 2 : k));
            if (isPair)
                next = Pauli(next, operation.Targets[target + 1], Bits(k & 3));
            Noise(operation, target + width, place, next, isHeralded ? [.. record, true] : record, weight * cases[k]);
        }
    }

    private static int Bits(int xyz) => xyz switch { 1 => 1, 2 => 3, 3 => 2, _ => 0 };

    private static Complex[] Pauli(Complex[] state, int qubit, int pauli)
    {
        int bit = 1 << qubit;
        Complex[] turned = [.. state.Select((a, i) => (pauli & 2) != 0 && (i & bit) != 0 ? -a : a)];
        return (pauli & 1) == 0 ? turned : [.. turned.Select((_, i) => turned[i ^ bit])];
    }

    private static Complex[] Gate(PlainOperation operation, Complex[] state)
    {
        for (int t = 0; t < operation.Targets.Length; t += operation.Name[0] == 'C' ? 2 : 1)
        {
            Complex[] old = state;
            int a = 1 << operation.Targets[t], b = operation.Name[0] == 'C' ? 1 << operation.Targets[t + 1] : 0;
            state = operation.Name switch
            {
                "H" => [.. old.Select((_, i) => (old[i & ~a] + ((i & a) != 0 ? -old[i | a] : old[i | a])) / Math.Sqrt(2))],
                "S" => [.. old.Select((x, i) => (i & a) != 0 ? x * Complex.ImaginaryOne : x)],
                "S_DAG" => [.. old.Select((x, i) => (i & a) != 0 ? -x * Complex.ImaginaryOne : x)],
                "X" => [.. old.Select((_, i) => old[i ^ a])],
                "CX" => [.. old.Select((x, i) => (i & a) != 0 ? old[i ^ b] : x)],
                _ => [.. old.Select((x, i) => (i & a) != 0 && (i & b) != 0 ? -x : x)],
            };
        }
        return state;
    }

    private ulong Pattern(List<bool> record)
    {
        int measured = 0, detectors = operations.Count(o => o.Name == "DETECTOR"), detector = 0;
        ulong pattern = 0;
        foreach (PlainOperation operation in operations)
        {
            if (operation.Name is "M" or "MR" || operation.Name.StartsWith("HERALDED", StringComparison.Ordinal))
                measured += operation.Targets.Length;
            bool parity = operation.Name is "DETECTOR" or "OBSERVABLE_INCLUDE"
                && operation.Targets.Aggregate(false, (sum, back) => sum ^ record[measured - back]);
            if (operation.Name == "DETECTOR")
                pattern |= (parity ? 1UL : 0) << detector++;
            else if (operation.Name == "OBSERVABLE_INCLUDE")
                pattern ^= (parity ? 1UL : 0) << detectors;
        }
        return pattern;
    }
}
