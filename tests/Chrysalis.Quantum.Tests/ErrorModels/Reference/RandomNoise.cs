namespace Chrysalis.Quantum.Tests.ErrorModels.Reference;

/// <summary>Random circuits of a few qubits with every channel.</summary>
internal static class RandomNoise
{
    private const int Qubits = 3;

    /// <summary>
    /// Gates and noise, then the gates' inverses and measurements that are certain without noise; every result is a detector, the
    /// last one an observable.
    /// </summary>
    public static List<PlainOperation> Circuit(Random random, int channels)
    {
        var body = new List<PlainOperation>();
        var undo = new List<PlainOperation>();
        int heralds = 0;
        for (int i = 0; i < channels; i++)
        {
            for (int gates = random.Next(5); gates > 0; gates--)
            {
                PlainOperation gate = Gate(random);
                body.Add(gate);
                undo.Add(gate.Name == "S" ? gate with { Name = "S_DAG" } : gate);
            }
            body.AddRange(Channel(random));
            heralds += body[^1].Name.StartsWith("HERALDED", StringComparison.Ordinal) ? 1 : 0;
        }
        undo.Reverse();
        body.AddRange(undo);
        int results = heralds + Qubits;
        body.Add(new("M", random.Next(3) == 0 ? [0.125] : [], [.. Enumerable.Range(0, Qubits)]));
        // Not every result is looked at: what nobody sees may not be counted.
        for (int back = results; back > 1; back--)
            if (random.Next(3) > 0)
                body.Add(new("DETECTOR", [], random.Next(4) == 0 ? [back, 1] : [back]));
        body.Add(new("OBSERVABLE_INCLUDE", [0], random.Next(2) == 0 ? [1] : [1, 2]));
        return body;
    }

    /// <summary>Gates, noise, resets and measurements in any order; detectors look at any results, random ones too.</summary>
    public static List<PlainOperation> Scramble(Random random, int length)
    {
        var operations = new List<PlainOperation>();
        int measured = 0, detectors = 0;
        for (int i = 0; i < length; i++)
        {
            int kind = random.Next(6);
            if (kind < 3)
                operations.Add(Gate(random));
            else if (kind == 3)
                operations.Add(new(random.Next(2) == 0 ? "X_ERROR" : "DEPOLARIZE1", [Some(random)], [random.Next(Qubits)]));
            else
                operations.Add(new(random.Next(3) switch { 0 => "R", 1 => "MR", _ => "M" }, [], [random.Next(Qubits)]));
            measured += operations[^1].Name is "M" or "MR" ? 1 : 0;
            if (measured > 0 && detectors < 6 && random.Next(4) == 0)
            {
                operations.Add(new("DETECTOR", [], [.. Enumerable.Range(1, measured).Where(_ => random.Next(2) == 0)]));
                detectors++;
            }
        }
        return operations;
    }

    /// <summary>One iteration of a loop: gates, noise, measurements, resets and detectors that look back over its start.</summary>
    public static List<string> LoopBody(Random random, int qubits, int lookback)
    {
        var lines = new List<string>();
        int measured = 0;
        for (int i = random.Next(2, 8); i > 0; i--)
        {
            int a = random.Next(qubits), b = (a + 1 + random.Next(qubits - 1)) % qubits;
            lines.Add(random.Next(9) switch
            {
                0 => $"H {a}",
                1 => $"CX {a} {b}",
                2 => $"CZ {a} {b}",
                3 => $"X_ERROR(0.125) {a}",
                4 => $"DEPOLARIZE1(0.01) {a}",
                5 => $"DEPOLARIZE2(0.03) {a} {b}",
                6 => $"R {a}",
                7 => $"SWAP {a} {b}",
                _ => $"E(0.0625) X{a} Z{b}",
            });
        }
        for (int i = random.Next(1, 3); i > 0; i--, measured++)
            lines.Add(random.Next(2) == 0 ? $"MR(0.02) {random.Next(qubits)}" : $"M {random.Next(qubits)}");
        for (int i = random.Next(3); i > 0; i--)
        {
            IEnumerable<int> back = Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(1, lookback + 1)).Distinct();
            lines.Add($"DETECTOR{(random.Next(2) == 0 ? "" : "(1, 2)")} {string.Join(' ', back.Select(k => $"rec[-{k}]"))}");
        }
        if (random.Next(3) == 0)
            lines.Add("SHIFT_COORDS(0, 1)");
        return lines;
    }

    private static PlainOperation Gate(Random random)
    {
        int a = random.Next(Qubits), b = (a + 1 + random.Next(Qubits - 1)) % Qubits;
        return random.Next(5) switch
        {
            0 => new("H", [], [a]),
            1 => new("S", [], [a]),
            2 => new("CX", [], [a, b]),
            3 => new("CZ", [], [a, b]),
            _ => new("X", [], [a]),
        };
    }

    private static IEnumerable<PlainOperation> Channel(Random random)
    {
        int a = random.Next(Qubits), b = (a + 1 + random.Next(Qubits - 1)) % Qubits;
        switch (random.Next(9))
        {
            case 0:
                return [new("X_ERROR", [Some(random)], [a])];
            case 1:
                return [new("Y_ERROR", [Some(random)], [a])];
            case 2:
                return [new("DEPOLARIZE1", [random.Next(4) == 0 ? 0.75 : Some(random)], [a])];
            case 3:
                return [new("DEPOLARIZE2", [Some(random)], [a, b])];
            case 4:
                return [new("PAULI_CHANNEL_1", Split(random, 3), [a])];
            case 5:
                return [new("PAULI_CHANNEL_2", Split(random, 15), [a, b])];
            case 6:
                return [new("HERALDED_ERASE", [random.Next(4) == 0 ? 1 : Some(random)], [a])];
            case 7:
                return [new("HERALDED_PAULI_CHANNEL_1", Split(random, 4), [a])];
            default:
                int more = random.Next(3);
                return
                [
                    new("CORRELATED_ERROR", [Some(random)], [a, random.Next(1, 4), b, random.Next(1, 4)]),
                    .. Enumerable.Range(0, more).Select(_ => new PlainOperation(
                        "ELSE_CORRELATED_ERROR", [random.Next(3) == 0 ? 1 : Some(random)], [random.Next(Qubits), random.Next(1, 4)])),
                ];
        }
    }

    private static double Some(Random random) => Math.Round(random.NextDouble() * 0.7, 3);

    /// <summary>Few or many parts, at times equal ones, which add up to at most 1.</summary>
    private static double[] Split(Random random, int count)
    {
        bool isEven = random.Next(4) == 0;
        double[] parts = [.. Enumerable.Range(0, count).Select(_ => isEven ? 1 : random.Next(3) == 0 ? random.NextDouble() : 0.0)];
        double sum = Math.Max(parts.Sum(), 1e-9), total = random.Next(6) == 0 ? 1 : random.NextDouble() * 0.8;
        return [.. parts.Select(p => Math.Floor(p / sum * total * 4096) / 4096)];
    }
}
