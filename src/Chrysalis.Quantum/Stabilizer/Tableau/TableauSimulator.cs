using System.Numerics;
using Chrysalis.Quantum.Stabilizer.Programs;

namespace Chrysalis.Quantum.Stabilizer.Tableau;

/// <summary>
/// Simulates one shot exactly. Kept is the inverse tableau: for every qubit, which Pauli string on the inputs |0...0> its X and
/// its Z were. A gate combines rows; a Z whose string has no X is certain, and its sign is the result. Source: Gidney,
/// arXiv:2103.02202, section 3.
/// </summary>
internal sealed class TableauSimulator
{
    private readonly StabilizerProgram program;
    private readonly Random? random;
    private readonly int words;
    private readonly ulong[] xParts;
    private readonly ulong[] zParts;
    private readonly int[] phases;

    /// <summary>Prepares a shot.</summary>
    /// <param name="program">The circuit.</param>
    /// <param name="random">Draws random results and noise; null for the reference shot: no noise, and 0 where a result is random.</param>
    public TableauSimulator(StabilizerProgram program, Random? random = null)
    {
        int qubits = program.Qubits.Length;
        if (qubits > MaxQubits)
            throw new QuantumException(
                $"The circuit has {qubits} qubits: a tableau is kept for at most {MaxQubits}; detection events need none.");
        (this.program, this.random, words) = (program, random, (qubits + 63) / 64);
        (xParts, zParts, phases) = (new ulong[2 * qubits * words], new ulong[2 * qubits * words], new int[2 * qubits]);
        for (int q = 0; q < qubits; q++)
        {
            xParts[(XRow(q) * words) + (q >> 6)] = 1UL << (q & 63);
            zParts[(ZRow(q) * words) + (q >> 6)] = 1UL << (q & 63);
        }
    }

    /// <summary>The most qubits: their tableau takes 200 MB.</summary>
    public const int MaxQubits = 20_000;

    /// <summary>Results so far.</summary>
    public List<bool> Record { get; } = [];

    /// <summary>Sweep bits of the shot.</summary>
    public IReadOnlyList<bool> Sweep { get; init; } = [];

    private bool Happened { get; set; }

    /// <summary>Runs the whole circuit.</summary>
    public void Run(CancellationToken cancellation = default) => Run(program.Steps, cancellation);

    private static int XRow(int qubit) => 2 * qubit;

    private static int ZRow(int qubit) => (2 * qubit) + 1;

    private void Run(ProgramStep[] steps, CancellationToken cancellation)
    {
        foreach (ProgramStep step in steps)
        {
            if (step.IsIdle)
                continue;
            if (step.Kind != StepKind.Repeat)
            {
                Run(step);
                continue;
            }
            for (long i = 0; i < step.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                Run(step.Body!, cancellation);
            }
        }
    }

    private void Run(ProgramStep step)
    {
        int[] targets = step.Targets;
        switch (step.Kind)
        {
            case StepKind.Measure:
                foreach (int target in targets)
                    Record.Add(Measure(target >> 1) ^ (target & 1) != 0 ^ Happens(step.Probability));
                break;
            case StepKind.Reset:
                foreach (int q in targets)
                    if (Measure(q))
                        ApplyPauli(q, 1);
                break;
            case StepKind.Pad:
                foreach (int bit in targets)
                    Record.Add(bit != 0 ^ Happens(step.Probability));
                break;
            case StepKind.RecordPauli:
                for (int i = 0; i < targets.Length; i += 3)
                    if (Record[^targets[i]])
                        ApplyPauli(targets[i + 1], targets[i + 2]);
                break;
            case StepKind.SweepPauli:
                for (int i = 0; i < targets.Length; i += 3)
                    if (targets[i] < Sweep.Count && Sweep[targets[i]])
                        ApplyPauli(targets[i + 1], targets[i + 2]);
                break;
            case StepKind.Cx or StepKind.Cz or StepKind.Swap:
                for (int i = 0; i < targets.Length; i += 2)
                    ApplyPair(step.Kind, targets[i], targets[i + 1]);
                break;
            case StepKind.H or StepKind.S or StepKind.X or StepKind.Z:
                foreach (int q in targets)
                    ApplyOne(step.Kind, q);
                break;
            default:
                ApplyNoise(step);
                break;
        }
    }

    private void ApplyOne(StepKind kind, int q)
    {
        switch (kind)
        {
            case StepKind.H:
                Exchange(XRow(q), ZRow(q));
                break;
            case StepKind.S:
                // X was -Y = -i X Z before.
                Multiply(XRow(q), ZRow(q));
                phases[XRow(q)] = (phases[XRow(q)] + 3) & 3;
                break;
            case StepKind.X:
                ApplyPauli(q, 1);
                break;
            default:
                ApplyPauli(q, 2);
                break;
        }
    }

    private void ApplyPair(StepKind kind, int a, int b)
    {
        switch (kind)
        {
            case StepKind.Cx:
                Multiply(XRow(a), XRow(b));
                Multiply(ZRow(b), ZRow(a));
                break;
            case StepKind.Cz:
                Multiply(XRow(a), ZRow(b));
                Multiply(XRow(b), ZRow(a));
                break;
            default:
                Exchange(XRow(a), XRow(b));
                Exchange(ZRow(a), ZRow(b));
                break;
        }
    }

    private void ApplyPauli(int q, int pauli)
    {
        if ((pauli & 1) != 0)
            phases[ZRow(q)] ^= 2;
        if ((pauli & 2) != 0)
            phases[XRow(q)] ^= 2;
    }

    private void Exchange(int a, int b)
    {
        SwapRows(xParts, a, b);
        SwapRows(zParts, a, b);
        (phases[a], phases[b]) = (phases[b], phases[a]);
    }

    private void SwapRows(ulong[] parts, int a, int b)
    {
        Span<ulong> first = Row(parts, a), second = Row(parts, b);
        for (int w = 0; w < words; w++)
            (first[w], second[w]) = (second[w], first[w]);
    }

    private Span<ulong> Row(ulong[] parts, int row) => parts.AsSpan(row * words, words);

    /// <summary>Multiplies a row by another from the right. A row is i^phase times a product of X, Y = iXZ and Z on its qubits.</summary>
    private void Multiply(int row, int other)
    {
        Span<ulong> x1 = Row(xParts, row), z1 = Row(zParts, row), x2 = Row(xParts, other), z2 = Row(zParts, other);
        int plus = 0, minus = 0;
        for (int w = 0; w < words; w++)
        {
            (ulong a, ulong b, ulong c, ulong d) = (x1[w], z1[w], x2[w], z2[w]);
            // XY, YZ, ZX gain i; YX, ZY, XZ gain -i.
            plus += BitOperations.PopCount((a & ~b & c & d) | (a & b & ~c & d) | (~a & b & c & ~d));
            minus += BitOperations.PopCount((a & b & c & ~d) | (~a & b & c & d) | (a & ~b & ~c & d));
            (x1[w], z1[w]) = (a ^ c, b ^ d);
        }
        phases[row] = (phases[row] + phases[other] + plus - minus) & 3;
    }

    private bool Measure(int q)
    {
        Span<ulong> x = Row(xParts, ZRow(q));
        int pivot = FirstOne(x);
        if (pivot >= 0)
        {
            Collapse(ZRow(q), pivot);
            if ((phases[ZRow(q)] & 2) != 0 != (random?.Next(2) == 1))
                InputX(pivot);
        }
        return (phases[ZRow(q)] & 2) != 0;
    }

    private static int FirstOne(ReadOnlySpan<ulong> bits)
    {
        for (int w = 0; w < bits.Length; w++)
            if (bits[w] != 0)
                return (w * 64) + BitOperations.TrailingZeroCount(bits[w]);
        return -1;
    }

    /// <summary>
    /// Changes the inputs, at first by gates that leave |0...0> as it is (CX from the pivot, S), until the measured string has its
    /// only X at the pivot; an H there then gives the state after the measurement.
    /// </summary>
    private void Collapse(int measured, int pivot)
    {
        foreach (int k in Enumerable.Range(pivot + 1, program.Qubits.Length - pivot - 1))
            if (Has(xParts, measured, k))
                InputCx(pivot, k);
        if (Has(zParts, measured, pivot))
            InputS(pivot);
        InputH(pivot);
    }

    private bool Has(ulong[] parts, int row, int k) => (parts[(row * words) + (k >> 6)] >> (k & 63) & 1) != 0;

    private void InputCx(int control, int target)
    {
        for (int row = 0; row < phases.Length; row++)
        {
            bool xc = Has(xParts, row, control), zt = Has(zParts, row, target);
            if (xc && zt && Has(xParts, row, target) == Has(zParts, row, control))
                phases[row] ^= 2;
            if (xc)
                xParts[(row * words) + (target >> 6)] ^= 1UL << (target & 63);
            if (zt)
                zParts[(row * words) + (control >> 6)] ^= 1UL << (control & 63);
        }
    }

    private void InputS(int k)
    {
        for (int row = 0; row < phases.Length; row++)
            if (Has(xParts, row, k))
            {
                if (Has(zParts, row, k))
                    phases[row] ^= 2;
                zParts[(row * words) + (k >> 6)] ^= 1UL << (k & 63);
            }
    }

    private void InputH(int k)
    {
        for (int row = 0; row < phases.Length; row++)
        {
            bool x = Has(xParts, row, k), z = Has(zParts, row, k);
            if (x && z)
                phases[row] ^= 2;
            if (x == z)
                continue;
            xParts[(row * words) + (k >> 6)] ^= 1UL << (k & 63);
            zParts[(row * words) + (k >> 6)] ^= 1UL << (k & 63);
        }
    }

    private void InputX(int k)
    {
        for (int row = 0; row < phases.Length; row++)
            if (Has(zParts, row, k))
                phases[row] ^= 2;
    }

    private bool Happens(double probability) => random is not null && probability > 0 && random.NextDouble() < probability;

    private void ApplyNoise(ProgramStep step)
    {
        bool chained = step.Kind is StepKind.Correlated or StepKind.ElseCorrelated;
        if (chained)
        {
            Happened = Happened && step.Kind == StepKind.ElseCorrelated;
            if (Happened || !Happens(step.Probability))
                return;
            Happened = true;
            for (int i = 0; i < step.Targets.Length; i += 2)
                ApplyPauli(step.Targets[i], step.Targets[i + 1]);
            return;
        }
        int group = step.Kind is StepKind.Channel2 or StepKind.Depolarize2 ? 2 : 1;
        for (int i = 0; i < step.Targets.Length; i += group)
        {
            int chosen = Happens(step.Probability) ? Choose(step) : -1;
            if (step.Kind == StepKind.Heralded)
                Record.Add(chosen >= 0);
            if (chosen < 0)
                continue;
            // The heralded channel counts I as well.
            int xyz = step.Kind == StepKind.Heralded ? chosen : chosen + 1;
            if (group == 2)
                ApplyPauli(step.Targets[i], Bits(xyz >> 2));
            ApplyPauli(step.Targets[i + group - 1], Bits(xyz & 3));
        }
    }

    private int Choose(ProgramStep step)
    {
        if (step.Kind is StepKind.Depolarize1 or StepKind.Depolarize2)
            return random!.Next(step.Kind == StepKind.Depolarize1 ? 3 : 15);
        double left = random!.NextDouble() * step.Arguments.Sum();
        int i = 0;
        while (i < step.Arguments.Length - 1 && (left -= step.Arguments[i]) >= 0)
            i++;
        return i;
    }

    private static int Bits(int xyz) => xyz ^ (xyz >> 1);
}
