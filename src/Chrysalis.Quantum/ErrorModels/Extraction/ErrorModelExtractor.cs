using System.Globalization;
using Chrysalis.Quantum.Stabilizer.Programs;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// Walks a circuit backwards and keeps, for every qubit, which detectors and observables an X or a Z error at this point would
/// flip; every noise channel on the way then names its errors. Source: Gidney, arXiv:2103.02202, and Stim's error analyzer.
/// </summary>
internal sealed class ErrorModelExtractor
{
    private readonly StabilizerProgram program;
    private readonly ErrorModelOptions options;
    private readonly CancellationToken cancellation;
    private readonly ErrorClasses errors = new();
    private readonly List<DemInstruction> annotations = [];
    private readonly Dictionary<long, ulong[]> results = [];
    private readonly List<ProgramStep> chain = [];
    private readonly ulong[][] flippedByX;
    private readonly ulong[][] flippedByZ;
    private long measured;
    private long detectors;

    public ErrorModelExtractor(StabilizerProgram program, ErrorModelOptions options, CancellationToken cancellation)
    {
        (this.program, this.options, this.cancellation) = (program, options, cancellation);
        flippedByX = [.. Enumerable.Repeat(Array.Empty<ulong>(), program.Qubits.Length)];
        flippedByZ = [.. flippedByX];
        (measured, detectors) = (program.Circuit.MeasurementCount, program.Circuit.DetectorCount);
    }

    public DetectorErrorModel Extract()
    {
        Run(program.Steps);
        for (int qubit = 0; qubit < flippedByZ.Length; qubit++)
            RequireDeterministic(qubit, "the start in |0>");
        if (options.DecomposeErrors && errors.HasHyperErrors)
            new HyperErrorDecomposition(options).Apply(errors);
        return new(Instructions());
    }

    private IEnumerable<DemInstruction> Instructions()
    {
        var seen = new HashSet<DemTarget>();
        foreach ((ulong[] symptoms, double probability) in errors.Sorted())
        {
            DemTarget[] targets = [.. symptoms.Select(SymptomSets.ToTarget)];
            seen.UnionWith(targets);
            yield return new DemError(probability, [.. targets]);
        }
        annotations.Reverse();
        foreach (DemInstruction annotation in annotations)
        {
            bool isNews = annotation switch
            {
                DemDetector { Coordinates.Length: 0 } d => !seen.Contains(DemTarget.Detector(d.Detectors[0])),
                DemLogicalObservable l => seen.Add(DemTarget.Observable(l.Observables[0])),
                _ => true,
            };
            if (isNews)
                yield return annotation;
        }
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
        int[] targets = step.Targets;
        if (chain.Count > 0 && step.Kind is not (StepKind.Correlated or StepKind.ElseCorrelated))
            throw new DecodingException("ELSE_CORRELATED_ERROR does not follow a CORRELATED_ERROR directly.");
        switch (step.Kind)
        {
            case StepKind.H:
                foreach (int q in targets)
                    (flippedByX[q], flippedByZ[q]) = (flippedByZ[q], flippedByX[q]);
                break;
            case StepKind.S:
                foreach (int q in targets)
                    Xor(ref flippedByX[q], flippedByZ[q]);
                break;
            case StepKind.Cx or StepKind.Cz or StepKind.Swap:
                for (int i = targets.Length - 2; i >= 0; i -= 2)
                    RunPair(step.Kind, targets[i], targets[i + 1]);
                break;
            case StepKind.Repeat:
                for (long i = 0; i < step.Count; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Run(step.Body!);
                }
                break;
            case StepKind.X or StepKind.Z or StepKind.SweepPauli:
                break;
            case StepKind.Channel1 or StepKind.Channel2 or StepKind.Depolarize1 or StepKind.Depolarize2 or StepKind.Correlated
                or StepKind.ElseCorrelated or StepKind.Heralded:
                RunNoise(step);
                break;
            default:
                RunRecord(step);
                break;
        }
    }

    private static void Xor(ref ulong[] set, ulong[] other) => set = SymptomSets.Xor(set, other);

    private void RunPair(StepKind kind, int a, int b)
    {
        switch (kind)
        {
            case StepKind.Cx:
                Xor(ref flippedByX[a], flippedByX[b]);
                Xor(ref flippedByZ[b], flippedByZ[a]);
                break;
            case StepKind.Cz:
                Xor(ref flippedByX[a], flippedByZ[b]);
                Xor(ref flippedByX[b], flippedByZ[a]);
                break;
            default:
                (flippedByX[a], flippedByX[b]) = (flippedByX[b], flippedByX[a]);
                (flippedByZ[a], flippedByZ[b]) = (flippedByZ[b], flippedByZ[a]);
                break;
        }
    }

    private void RunRecord(ProgramStep step)
    {
        switch (step.Kind)
        {
            case StepKind.Measure or StepKind.Pad:
                for (int i = step.Targets.Length - 1; i >= 0; i--)
                {
                    results.Remove(--measured, out ulong[]? flipped);
                    errors.Add(step.Probability, flipped ?? []);
                    if (step.Kind == StepKind.Pad)
                        continue;
                    int qubit = step.Targets[i] >> 1;
                    Xor(ref flippedByX[qubit], flipped ?? []);
                    RequireDeterministic(qubit, "a measurement");
                }
                break;
            case StepKind.Reset:
                foreach (int q in step.Targets)
                {
                    RequireDeterministic(q, "a reset");
                    (flippedByX[q], flippedByZ[q]) = ([], []);
                }
                break;
            case StepKind.RecordPauli:
                for (int i = step.Targets.Length - 3; i >= 0; i -= 3)
                {
                    (int back, int qubit, int pauli) = (step.Targets[i], step.Targets[i + 1], step.Targets[i + 2]);
                    Notice(back, (pauli & 1) != 0 ? flippedByX[qubit] : []);
                    Notice(back, (pauli & 2) != 0 ? flippedByZ[qubit] : []);
                }
                break;
            case StepKind.Detector:
                foreach (int back in step.Targets)
                    Notice(back, [SymptomSets.Detector(detectors - 1)]);
                annotations.Add(new DemDetector([.. step.Arguments], [--detectors]));
                break;
            case StepKind.Observable:
                foreach (int back in step.Targets)
                    Notice(back, [SymptomSets.Observable(step.Count)]);
                annotations.Add(new DemLogicalObservable([step.Count]));
                break;
            case StepKind.ObservablePauli:
                for (int i = 0; i < step.Targets.Length; i += 2)
                {
                    if ((step.Targets[i + 1] & 1) != 0)
                        Xor(ref flippedByZ[step.Targets[i]], [SymptomSets.Observable(step.Count)]);
                    if ((step.Targets[i + 1] & 2) != 0)
                        Xor(ref flippedByX[step.Targets[i]], [SymptomSets.Observable(step.Count)]);
                }
                break;
            case StepKind.ShiftCoordinates:
                annotations.Add(new DemShiftDetectors([.. step.Arguments], 0));
                break;
        }
    }

    /// <summary>What flips when a result does.</summary>
    private void Notice(int back, ulong[] flipped)
    {
        long result = measured - back;
        ulong[] sum = SymptomSets.Xor(results.GetValueOrDefault(result, []), flipped);
        if (sum.Length == 0)
            results.Remove(result);
        else
            results[result] = sum;
    }

    /// <summary>A collapse flips at random what a Z error before it would: nothing may depend on that.</summary>
    private void RequireDeterministic(int qubit, string collapse)
    {
        ulong[] gauge = flippedByZ[qubit];
        if (gauge.Length == 0)
            return;
        if (!options.AllowGaugeDetectors || gauge.Any(SymptomSets.IsObservable))
        {
            string remedy = gauge.Any(SymptomSets.IsObservable)
                ? "an observable must be certain"
                : "take other measurements into the detector, or allow it with --allow_gauge_detectors";
            throw new DecodingException(string.Create(CultureInfo.InvariantCulture,
                $"{SymptomSets.ToTarget(gauge[0])} is random even without noise, because of {collapse} of qubit "
                    + $"{program.Qubits[qubit]}: {remedy}."));
        }
        errors.Add(0.5, gauge);
        ulong last = gauge[^1];
        foreach (ulong[][] sets in (ulong[][][])[flippedByX, flippedByZ])
            for (int q = 0; q < sets.Length; q++)
                if (sets[q].Contains(last))
                    sets[q] = SymptomSets.Xor(sets[q], gauge);
    }

    private void RunNoise(ProgramStep step)
    {
        int[] targets = step.Targets;
        switch (step.Kind)
        {
            case StepKind.Correlated or StepKind.ElseCorrelated:
                chain.Add(step);
                if (step.Kind == StepKind.Correlated)
                    RunChain();
                break;
            case StepKind.Heralded:
                throw new DecodingException(
                    "HERALDED noise is not independent of its herald: it has no detector error model here; sample it instead.");
            case StepKind.Channel1 when step.Arguments.Count(a => a > 0) <= 1:
                foreach (int q in targets)
                    errors.Add(step.Probability, step.Arguments[0] > 0 ? flippedByX[q]
                        : step.Arguments[1] > 0 ? SymptomSets.Xor(flippedByX[q], flippedByZ[q])
                        : flippedByZ[q]);
                break;
            case StepKind.Channel1 or StepKind.Depolarize1:
                double[] one = Independent(step, 4);
                foreach (int q in targets)
                    AddCombinations(one, step.Kind == StepKind.Channel1 ? [flippedByX[q], flippedByZ[q]] : [flippedByZ[q], flippedByX[q]]);
                break;
            // The order of the basis errors decides the order of the pieces: it is Stim's for each kind of channel.
            case StepKind.Depolarize2:
                double[] even = Independent(step, 16);
                for (int i = 0; i < targets.Length; i += 2)
                    AddCombinations(
                        even, [flippedByZ[targets[i]], flippedByX[targets[i]], flippedByZ[targets[i + 1]], flippedByX[targets[i + 1]]]);
                break;
            default:
                double[] two = Independent(step, 16);
                for (int i = 0; i < targets.Length; i += 2)
                    AddCombinations(
                        two, [flippedByX[targets[i + 1]], flippedByZ[targets[i + 1]], flippedByX[targets[i]], flippedByZ[targets[i]]]);
                break;
        }
    }

    /// <summary>Independent probabilities by bits: X and Z of the second qubit, then of the first.</summary>
    private double[] Independent(ProgramStep step, int count)
    {
        var disjoint = new double[count];
        bool even = step.Kind is StepKind.Depolarize1 or StepKind.Depolarize2;
        for (int k = 1; k < count; k++)
        {
            int bits = Bits(k & 3) | (Bits(k >> 2) << 2);
            disjoint[bits] = even ? step.Probability / (count - 1) : step.Arguments[k - 1];
        }
        if (DisjointChannel.ToIndependent(disjoint) is { } independent)
            return independent;
        if (even)
            throw new DecodingException(FormattableString.Invariant($"Depolarizing noise of probability {step.Probability} mixes over: ")
                + FormattableString.Invariant($"below {(count == 4 ? "3/4" : "15/16")} it has an error model."));
        RequireApproximation("PAULI_CHANNEL", disjoint.Max());
        return disjoint;
    }

    /// <summary>X, Y, Z counted 1, 2, 3 as X and Z parts.</summary>
    private static int Bits(int xyz) => xyz ^ (xyz >> 1);

    private void RequireApproximation(string channel, double component)
    {
        if (component > options.ApproximateDisjointErrors)
            throw new DecodingException(FormattableString.Invariant($"{channel} with a component of probability {component} has no exact ")
                + "independent errors: allow an approximation with "
                + FormattableString.Invariant($"--approximate_disjoint_errors {component}."));
    }

    private void AddCombinations(double[] probabilities, ulong[][] basis)
    {
        var symptoms = new ulong[probabilities.Length][];
        symptoms[0] = [];
        for (int k = 1; k < symptoms.Length; k++)
        {
            int rest = k & (k - 1);
            ulong[] lowest = basis[int.TrailingZeroCount(k)];
            symptoms[k] = rest == 0 ? lowest : SymptomSets.Xor(symptoms[rest], lowest);
        }
        if (options.DecomposeErrors)
            ChannelDecomposition.Apply(symptoms);
        for (int k = 1; k < symptoms.Length; k++)
            errors.Add(probabilities[k], symptoms[k]);
    }

    private void RunChain()
    {
        double left = 1;
        for (int i = chain.Count - 1; i >= 0; i--)
        {
            ProgramStep step = chain[i];
            double probability = step.Probability * left;
            left *= 1 - step.Probability;
            if (chain.Count > 1)
                RequireApproximation("A chain of CORRELATED_ERRORs", probability);
            ulong[] flipped = [];
            for (int k = 0; k < step.Targets.Length; k += 2)
            {
                flipped = SymptomSets.Xor(flipped, (step.Targets[k + 1] & 1) != 0 ? flippedByX[step.Targets[k]] : []);
                flipped = SymptomSets.Xor(flipped, (step.Targets[k + 1] & 2) != 0 ? flippedByZ[step.Targets[k]] : []);
            }
            errors.Add(probability, flipped);
        }
        chain.Clear();
    }
}
