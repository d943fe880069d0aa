using Chrysalis.Quantum.Stabilizer.Programs;

namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>
/// Runs a lowered circuit on Pauli frames, 1024 shots at a time: which X and Z errors each shot carries beyond the noiseless
/// run. Source: Gidney, arXiv:2103.02202, section 4: frames start with random Z, collapses randomize Z anew, rare errors are
/// reached by geometric jumps over shots and targets.
/// </summary>
internal sealed unsafe class FrameRunOf<TRow> : FrameRun
    where TRow : struct, IRowLanes
{
    private readonly FrameRandom<TRow> random = new();
    private long measured;
    private long detectors;
    private bool isQuiet;

    public FrameRunOf(StabilizerProgram program, bool keepsRecord)
        : base(program, keepsRecord)
    {
    }

    public override void Run(ulong seed, long block, bool quiet)
    {
        random.Start(seed, block);
        (measured, detectors, isQuiet) = (0, 0, quiet);
        new Span<ulong>(Memory.Frames.Pointer, checked((int)Memory.Frames.Length)).Clear();
        new Span<ulong>(Memory.Outputs.Pointer, checked((int)Memory.Outputs.Length)).Clear();
        new Span<ulong>(Memory.Happened.Pointer, FrameRow.Words).Clear();
        if (!quiet)
            for (int qubit = 0; qubit < Program.Qubits.Length; qubit++)
                random.Fill(Z(qubit));
        Run(Program.Steps);
    }

    protected override void DisposeRandom() => random.Dispose();

    private ulong* X(int qubit) => Memory.Frames.Pointer + ((long)qubit * 2 * FrameRow.Words);

    private ulong* Z(int qubit) => Memory.Frames.Pointer + (((long)qubit * 2) + 1) * FrameRow.Words;

    private ulong* Result(long index) => Memory.Record.Pointer + ((index & Memory.RingMask) * FrameRow.Words);

    private void Run(ProgramStep[] steps)
    {
        foreach (ProgramStep step in steps)
            Run(step);
    }

    private void Run(ProgramStep step)
    {
        switch (step.Kind)
        {
            case StepKind.H:
                foreach (int qubit in step.Targets)
                    TRow.Swap(X(qubit), Z(qubit));
                break;
            case StepKind.S:
                foreach (int qubit in step.Targets)
                    TRow.Xor(Z(qubit), X(qubit));
                break;
            case StepKind.Cx:
                Cx(step.Targets);
                break;
            case StepKind.Cz:
                Cz(step.Targets);
                break;
            case StepKind.Swap:
                for (int i = 0; i < step.Targets.Length; i += 2)
                {
                    TRow.Swap(X(step.Targets[i]), X(step.Targets[i + 1]));
                    TRow.Swap(Z(step.Targets[i]), Z(step.Targets[i + 1]));
                }
                break;
            case StepKind.Repeat when step.IsIdle:
                break;
            case StepKind.Repeat:
                for (long i = 0; i < step.Count; i++)
                {
                    Cancellation.ThrowIfCancellationRequested();
                    Run(step.Body!);
                }
                break;
            case StepKind.Measure or StepKind.Reset or StepKind.Pad or StepKind.RecordPauli or StepKind.SweepPauli or StepKind.Detector
                or StepKind.Observable or StepKind.ObservablePauli:
                RunRecord(step);
                break;
            case StepKind.X or StepKind.Z or StepKind.ShiftCoordinates:
                break;
            default:
                RunNoise(step);
                break;
        }
    }

    private void Cx(int[] pairs)
    {
        for (int i = 0; i < pairs.Length; i += 2)
        {
            ulong* control = X(pairs[i]), target = X(pairs[i + 1]);
            TRow.Xor(target, control);
            TRow.Xor(control + FrameRow.Words, target + FrameRow.Words);
        }
    }

    private void Cz(int[] pairs)
    {
        for (int i = 0; i < pairs.Length; i += 2)
        {
            ulong* first = X(pairs[i]), second = X(pairs[i + 1]);
            TRow.Xor(second + FrameRow.Words, first);
            TRow.Xor(first + FrameRow.Words, second);
        }
    }

    private void RunRecord(ProgramStep step)
    {
        switch (step.Kind)
        {
            case StepKind.Measure:
                Measure(step);
                TakeGiven(step.Targets.Length);
                break;
            case StepKind.Reset:
                foreach (int qubit in step.Targets)
                {
                    new Span<ulong>(X(qubit), FrameRow.Words).Clear();
                    Randomize(qubit);
                }
                break;
            case StepKind.Pad:
                foreach (int _ in step.Targets)
                    new Span<ulong>(Result(measured++), FrameRow.Words).Clear();
                FlipResults(step);
                TakeGiven(step.Targets.Length);
                break;
            case StepKind.RecordPauli:
                for (int i = 0; i < step.Targets.Length; i += 3)
                    Switch(Result(measured - step.Targets[i]), step.Targets[i + 1], step.Targets[i + 2]);
                break;
            case StepKind.SweepPauli:
                for (int i = 0; i < step.Targets.Length; i += 3)
                    Switch(Memory.Sweep.Pointer + ((long)step.Targets[i] * FrameRow.Words), step.Targets[i + 1], step.Targets[i + 2]);
                break;
            case StepKind.Detector when !KeepsRecord:
                Gather(detectors++, step.Targets);
                break;
            case StepKind.Observable when !KeepsRecord:
                Gather(Program.Circuit.DetectorCount + step.Count, step.Targets);
                break;
            case StepKind.ObservablePauli when !KeepsRecord:
                Watch(Program.Circuit.DetectorCount + step.Count, step.Targets);
                break;
        }
    }

    private void Measure(ProgramStep step)
    {
        foreach (int target in step.Targets)
        {
            TRow.Copy(Result(measured++), X(target >> 1));
            // A reset that follows randomizes anyway.
            if (step.Count == 0)
                Randomize(target >> 1);
        }
        FlipResults(step);
    }

    private void Randomize(int qubit)
    {
        if (!isQuiet)
            random.Fill(Z(qubit));
    }

    private void Switch(ulong* bits, int qubit, int pauli)
    {
        if ((pauli & 1) != 0)
            TRow.Xor(X(qubit), bits);
        if ((pauli & 2) != 0)
            TRow.Xor(Z(qubit), bits);
    }

    private void Gather(long output, int[] back)
    {
        ulong* row = Memory.Outputs.Pointer + (output * FrameRow.Words);
        foreach (int k in back)
            TRow.Xor(row, Result(measured - k));
    }

    /// <summary>Flips an output where the frame does not commute with Pauli operators.</summary>
    private void Watch(long output, int[] paulis)
    {
        ulong* row = Memory.Outputs.Pointer + (output * FrameRow.Words);
        for (int i = 0; i < paulis.Length; i += 2)
        {
            if ((paulis[i + 1] & 1) != 0)
                TRow.Xor(row, Z(paulis[i]));
            if ((paulis[i + 1] & 2) != 0)
                TRow.Xor(row, X(paulis[i]));
        }
    }

    /// <summary>Adds the given results to the frame's for the last measurements.</summary>
    private void TakeGiven(int count)
    {
        if (Given is null)
            return;
        for (long result = measured - count; result < measured; result++)
        {
            var row = new Span<ulong>(Result(result), FrameRow.Words);
            for (int word = 0; word < row.Length; word++)
                row[word] ^= Given[(result * FrameRow.Words) + word];
        }
    }

    private void FlipResults(ProgramStep step)
    {
        if (step.Probability <= 0 || isQuiet)
            return;
        long first = measured - step.Targets.Length;
        double scale = Scale(step.Probability);
        for (long at = random.NextGap(scale); at < (long)step.Targets.Length * FrameRow.Shots; at += 1 + random.NextGap(scale))
            Flip(Result(first + (at / FrameRow.Shots)), (int)(at % FrameRow.Shots));
    }

    private void RunNoise(ProgramStep step)
    {
        if (isQuiet)
        {
            if (step.Kind == StepKind.Heralded)
                foreach (int _ in step.Targets)
                    new Span<ulong>(Result(measured++), FrameRow.Words).Clear();
            TakeGiven(step.Kind == StepKind.Heralded ? step.Targets.Length : 0);
            return;
        }
        switch (step.Kind)
        {
            case StepKind.Depolarize1:
                Depolarize1(step);
                break;
            case StepKind.Depolarize2:
                Depolarize2(step);
                break;
            case StepKind.Channel1 when step.Arguments.Count(a => a > 0) <= 1:
                FlipOne(step, step.Arguments[0] > 0 ? 1 : step.Arguments[1] > 0 ? 3 : 2);
                break;
            case StepKind.Channel1:
                Channel(step, 1);
                break;
            case StepKind.Channel2:
                Channel(step, 2);
                break;
            case StepKind.Heralded:
                Herald(step);
                break;
            default:
                Correlate(step);
                break;
        }
    }

    private void FlipOne(ProgramStep step, int pauli)
    {
        if (step.Probability <= 0)
            return;
        int[] targets = step.Targets;
        long end = (long)targets.Length * FrameRow.Shots;
        double scale = Scale(step.Probability);
        for (long at = random.NextGap(scale); at < end; at += 1 + random.NextGap(scale))
            Apply(X(targets[(int)(at / FrameRow.Shots)]), (int)(at % FrameRow.Shots), (ulong)pauli);
    }

    private void Depolarize1(ProgramStep step)
    {
        if (step.Probability <= 0)
            return;
        int[] targets = step.Targets;
        long end = (long)targets.Length * FrameRow.Shots;
        double scale = Scale(step.Probability);
        for (long at = random.NextGap(scale); at < end; at += 1 + random.NextGap(scale))
            Apply(X(targets[(int)(at / FrameRow.Shots)]), (int)(at % FrameRow.Shots), (ulong)(1 + random.NextBelow(3)));
    }

    private void Depolarize2(ProgramStep step)
    {
        if (step.Probability <= 0)
            return;
        int[] targets = step.Targets;
        long end = (long)targets.Length / 2 * FrameRow.Shots;
        double scale = Scale(step.Probability);
        for (long at = random.NextGap(scale); at < end; at += 1 + random.NextGap(scale))
        {
            int pair = (int)(at / FrameRow.Shots) * 2, shot = (int)(at % FrameRow.Shots);
            ulong paulis = (ulong)(1 + random.NextBelow(15));
            Apply(X(targets[pair]), shot, paulis >> 2);
            Apply(X(targets[pair + 1]), shot, paulis & 3);
        }
    }

    /// <summary>A channel with a probability for every Pauli: first whether anything happens, then what.</summary>
    private void Channel(ProgramStep step, int qubits)
    {
        if (step.Probability <= 0)
            return;
        long end = (long)step.Targets.Length / qubits * FrameRow.Shots;
        double scale = Scale(step.Probability);
        for (long at = random.NextGap(scale); at < end; at += 1 + random.NextGap(scale))
        {
            int chosen = Choose(step.Arguments) + 1, shot = (int)(at % FrameRow.Shots);
            int first = (int)(at / FrameRow.Shots) * qubits;
            if (qubits == 2)
                Apply(X(step.Targets[first]), shot, Bits(chosen >> 2));
            Apply(X(step.Targets[first + qubits - 1]), shot, Bits(chosen & 3));
        }
    }

    private void Herald(ProgramStep step)
    {
        long first = measured;
        foreach (int _ in step.Targets)
            new Span<ulong>(Result(measured++), FrameRow.Words).Clear();
        if (step.Probability <= 0)
            return;
        double scale = Scale(step.Probability);
        for (long at = random.NextGap(scale); at < (long)step.Targets.Length * FrameRow.Shots; at += 1 + random.NextGap(scale))
        {
            int shot = (int)(at % FrameRow.Shots);
            Flip(Result(first + (at / FrameRow.Shots)), shot);
            Apply(X(step.Targets[(int)(at / FrameRow.Shots)]), shot, Bits(Choose(step.Arguments)));
        }
    }

    private void Correlate(ProgramStep step)
    {
        var happened = new Span<ulong>(Memory.Happened.Pointer, FrameRow.Words);
        if (step.Kind == StepKind.Correlated)
            happened.Clear();
        if (step.Probability <= 0)
            return;
        double scale = Scale(step.Probability);
        for (long at = random.NextGap(scale); at < FrameRow.Shots; at += 1 + random.NextGap(scale))
        {
            int shot = (int)at;
            if ((happened[shot >> 6] >> (shot & 63) & 1) != 0)
                continue;
            Flip(Memory.Happened.Pointer, shot);
            for (int i = 0; i < step.Targets.Length; i += 2)
                Apply(X(step.Targets[i]), shot, (ulong)step.Targets[i + 1]);
        }
    }

    /// <summary>A place of a list, as likely as its number.</summary>
    private int Choose(double[] weights)
    {
        double left = random.NextDouble() * weights.Sum();
        int last = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
                continue;
            last = i;
            left -= weights[i];
            if (left < 0)
                return i;
        }
        return last;
    }

    /// <summary>X, Y, Z counted 1, 2, 3 as X and Z parts.</summary>
    private static ulong Bits(int xyz) => (ulong)(xyz ^ (xyz >> 1));

    private static double Scale(double probability) => -1 / double.LogP1(-probability);

    private static void Flip(ulong* row, int shot) => row[shot >> 6] ^= 1UL << (shot & 63);

    /// <summary>Multiplies a Pauli into a shot of a qubit: X part in the first row, Z part in the second.</summary>
    private static void Apply(ulong* x, int shot, ulong pauli)
    {
        ulong* word = x + (shot >> 6);
        word[0] ^= (pauli & 1) << (shot & 63);
        word[FrameRow.Words] ^= (pauli >> 1) << (shot & 63);
    }
}
