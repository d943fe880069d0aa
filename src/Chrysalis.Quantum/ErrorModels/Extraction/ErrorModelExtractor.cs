using Chrysalis.Quantum.Stabilizer.Programs;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// Walks a circuit backwards with a <see cref="ReverseTracker"/>; every noise channel on the way names its errors. A loop is walked
/// only until its state comes back but for the numbers of the detectors, which tortoise and hare find out; the rest is folded.
/// Source: Gidney, arXiv:2103.02202, and Stim's error analyzer.
/// </summary>
internal sealed class ErrorModelExtractor
{
    private readonly StabilizerProgram program;
    private readonly ErrorModelOptions options;
    private readonly CancellationToken cancellation;
    private readonly ReverseTracker tracker;
    private readonly ModelPartBuilder? builder;
    private readonly ChannelErrors? channels;
    private readonly GaugeCheck gauges;
    private readonly WorkBudget budget;
    private readonly List<ProgramStep> chain = [];

    /// <param name="program">The circuit.</param>
    /// <param name="options">How.</param>
    /// <param name="isSplitting">True to split whole Pauli errors into their X and Z parts, where they are no channel's.</param>
    /// <param name="cancellation">Stops the work between repetitions of a block.</param>
    public ErrorModelExtractor(StabilizerProgram program, ErrorModelOptions options, bool isSplitting, CancellationToken cancellation)
    {
        (this.program, this.options, this.cancellation) = (program, options, cancellation);
        tracker = new(program.Qubits.Length, program.Circuit.MeasurementCount, program.Circuit.DetectorCount);
        builder = new();
        channels = new(tracker, builder, options, isSplitting);
        gauges = new(program, options);
        budget = new();
    }

    /// <summary>One that only finds out where the other will come.</summary>
    private ErrorModelExtractor(ErrorModelExtractor other)
    {
        (program, options, cancellation, gauges, budget) = (other.program, other.options, other.cancellation, other.gauges, other.budget);
        tracker = other.tracker.Clone();
    }

    /// <summary>The model with its loops folded.</summary>
    /// <exception cref="DecodingException">A detector is random without noise, a channel has no independent errors, or the circuit does
    /// not fold and is too large to unroll.</exception>
    public IReadOnlyList<ModelPart> Extract()
    {
        Run(program.Steps);
        for (int qubit = 0; qubit < tracker.Qubits; qubit++)
            gauges.Check(tracker, builder, qubit, "the start in |0>", "");
        return builder!.Build();
    }

    private void Run(ProgramStep[] steps)
    {
        for (int i = steps.Length - 1; i >= 0; i--)
            Run(steps[i]);
        if (chain.Count > 0)
            throw new DecodingException("ELSE_CORRELATED_ERROR follows no CORRELATED_ERROR in its block.");
    }

    private void Run(ProgramStep step)
    {
        if (chain.Count > 0 && step.Kind is not (StepKind.Correlated or StepKind.ElseCorrelated))
            throw new DecodingException("ELSE_CORRELATED_ERROR does not follow a CORRELATED_ERROR directly.");
        budget.Spend(step.Targets.Length + 1);
        switch (step.Kind)
        {
            case StepKind.H or StepKind.S or StepKind.Cx or StepKind.Cz or StepKind.Swap:
                tracker.Undo(step.Kind, step.Targets);
                break;
            case StepKind.Repeat:
                RunLoop(step);
                break;
            case StepKind.X or StepKind.Z or StepKind.SweepPauli:
                break;
            case StepKind.Correlated or StepKind.ElseCorrelated:
                chain.Add(step);
                if (step.Kind == StepKind.ElseCorrelated)
                    break;
                channels?.AddChain(chain);
                chain.Clear();
                break;
            case StepKind.Channel1 or StepKind.Channel2 or StepKind.Depolarize1 or StepKind.Depolarize2:
                channels?.Add(step);
                break;
            default:
                RunRecord(step);
                break;
        }
    }

    private void RunRecord(ProgramStep step)
    {
        switch (step.Kind)
        {
            case StepKind.Measure or StepKind.Pad or StepKind.Heralded:
                RunResults(step);
                break;
            case StepKind.Reset:
                foreach (int q in step.Targets)
                {
                    gauges.Check(tracker, builder, q, "a reset", step.Tag);
                    tracker.Reset(q);
                }
                break;
            case StepKind.RecordPauli:
                for (int i = step.Targets.Length - 3; i >= 0; i -= 3)
                {
                    (int back, int qubit, int pauli) = (step.Targets[i], step.Targets[i + 1], step.Targets[i + 2]);
                    tracker.Notice(back, (pauli & 1) != 0 ? tracker.FlippedByX(qubit) : []);
                    tracker.Notice(back, (pauli & 2) != 0 ? tracker.FlippedByZ(qubit) : []);
                }
                break;
            case StepKind.Detector:
                long detector = tracker.TakeDetector(step.Targets);
                builder?.Add(new DemDetector([.. step.Arguments], [detector], step.Tag));
                break;
            case StepKind.Observable:
                foreach (int back in step.Targets)
                    tracker.Notice(back, [SymptomSets.Observable(step.Count)]);
                builder?.Add(new DemLogicalObservable([step.Count], step.Tag));
                break;
            case StepKind.ObservablePauli:
                for (int i = 0; i < step.Targets.Length; i += 2)
                    tracker.Watch(step.Targets[i], step.Targets[i + 1], [SymptomSets.Observable(step.Count)]);
                break;
            case StepKind.ShiftCoordinates:
                builder?.Add(new DemShiftDetectors([.. step.Arguments], 0, step.Tag));
                break;
        }
    }

    private void RunResults(ProgramStep step)
    {
        for (int i = step.Targets.Length - 1; i >= 0; i--)
        {
            ulong[] flipped = tracker.TakeResult();
            if (step.Kind == StepKind.Heralded)
            {
                channels?.AddHeralded(step, step.Targets[i], flipped);
                continue;
            }
            builder?.Add(step.Probability, flipped, step.Tag);
            if (step.Kind == StepKind.Pad)
                continue;
            int qubit = step.Targets[i] >> 1;
            tracker.Measure(qubit, flipped);
            gauges.Check(tracker, builder, qubit, "a measurement", step.Tag);
        }
    }

    /// <summary>The hare runs ahead twice as fast as this run follows; where they meet, the loop's period is known.</summary>
    private void RunLoop(ProgramStep loop)
    {
        (long hares, long done) = (0, 0);
        var hare = new ErrorModelExtractor(this);
        bool isFound = false;
        while (loop.Count > 2 && hares < loop.Count && !isFound)
        {
            hare.RunOnce(loop);
            hares++;
            isFound = hare.tracker.IsShiftOf(tracker);
            if (isFound || hares % 2 != 0)
                continue;
            RunOnce(loop);
            done++;
            isFound = hare.tracker.IsShiftOf(tracker);
        }
        long period = hares - done;
        if (isFound && (loop.Count - done) / period is > 1 and long count)
        {
            long detectors = tracker.Detectors - hare.tracker.Detectors, results = tracker.Measured - hare.tracker.Measured;
            builder?.BeginLoop(tracker.Detectors);
            tracker.Shift(-(count - 1) * results, -(count - 1) * detectors);
            for (long i = 0; i < period; i++)
                RunOnce(loop);
            builder?.EndLoop(tracker.Detectors, count, detectors, loop.Tag);
            done += count * period;
        }
        for (; done < loop.Count; done++)
            RunOnce(loop);
    }

    private void RunOnce(ProgramStep loop)
    {
        cancellation.ThrowIfCancellationRequested();
        Run(loop.Body!);
    }
}
