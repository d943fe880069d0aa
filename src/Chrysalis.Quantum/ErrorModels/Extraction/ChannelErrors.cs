using Chrysalis.Quantum.Stabilizer.Programs;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// Names the independent errors of noise channels. Errors of a channel exclude each other: where what they flip leaves independent
/// errors of the same effect, these are taken; elsewhere Stim's approximation is, where it is allowed.
/// </summary>
/// <param name="tracker">The place in the circuit.</param>
/// <param name="builder">Receives the errors.</param>
/// <param name="options">How.</param>
/// <param name="isSplitting">True to split whole Pauli errors into their X and Z parts.</param>
internal sealed class ChannelErrors(ReverseTracker tracker, ModelPartBuilder builder, ErrorModelOptions options, bool isSplitting)
{
    private Channel? heralded;

    /// <summary>Adds the errors of a channel on one or two qubits.</summary>
    public void Add(ProgramStep step)
    {
        int[] targets = step.Targets;
        switch (step.Kind)
        {
            case StepKind.Channel1 when step.Count == 1 && !(isSplitting && step.Arguments[1] > 0):
                foreach (int q in targets)
                    builder.Add(step.Probability, Flipped(q, Pauli(step.Arguments)), step.Tag);
                break;
            // The order of the basis errors decides the order of the pieces: it is Stim's for each kind of channel.
            case StepKind.Channel1:
                var one = new Channel(step, "PAULI_CHANNEL_1", Disjoint(step.Arguments, 4));
                foreach (int q in targets)
                    Add(one, [tracker.FlippedByX(q), tracker.FlippedByZ(q)]);
                break;
            case StepKind.Channel2:
                var two = new Channel(step, "PAULI_CHANNEL_2", Disjoint(step.Arguments, 16));
                for (int i = 0; i < targets.Length; i += 2)
                    Add(
                        two,
                        [
                            tracker.FlippedByX(targets[i + 1]), tracker.FlippedByZ(targets[i + 1]),
                            tracker.FlippedByX(targets[i]), tracker.FlippedByZ(targets[i]),
                        ]);
                break;
            case StepKind.Depolarize1:
                double[] even = Depolarizing(step.Probability, 4);
                foreach (int q in targets)
                    Add(even, Combinations([tracker.FlippedByZ(q), tracker.FlippedByX(q)]), step.Tag);
                break;
            default:
                double[] evenPair = Depolarizing(step.Probability, 16);
                for (int i = 0; i < targets.Length; i += 2)
                    Add(
                        evenPair,
                        Combinations(
                            [
                                tracker.FlippedByZ(targets[i]), tracker.FlippedByX(targets[i]),
                                tracker.FlippedByZ(targets[i + 1]), tracker.FlippedByX(targets[i + 1]),
                            ]),
                        step.Tag);
                break;
        }
    }

    /// <summary>Adds the errors of a heralded channel on one qubit.</summary>
    /// <param name="step">The channel.</param>
    /// <param name="qubit">The qubit.</param>
    /// <param name="flipped">What its herald flips.</param>
    public void AddHeralded(ProgramStep step, int qubit, ulong[] flipped)
    {
        if (!ReferenceEquals(heralded?.Step, step))
        {
            double[] p = step.Arguments;
            double[] disjoint = [0, 0, 0, 0, p[0], p[3], p[1], p[2]];
            heralded = step.Count == 1
                ? new(step, "HERALDED_ERASE", disjoint, step.Probability)
                : new(step, "HERALDED_PAULI_CHANNEL_1", disjoint);
        }
        Add(heralded, [tracker.FlippedByZ(qubit), tracker.FlippedByX(qubit), flipped]);
    }

    /// <summary>Adds the errors of CORRELATED_ERROR and of the ELSE_CORRELATED_ERRORs after it.</summary>
    /// <param name="chain">The steps, the last one first.</param>
    public void AddChain(IReadOnlyList<ProgramStep> chain)
    {
        double left = 1;
        var cases = new List<(ulong[] Symptoms, double Probability, ProgramStep Step)>();
        for (int i = chain.Count - 1; i >= 0; i--)
        {
            double probability = chain[i].Probability * left;
            left *= 1 - chain[i].Probability;
            ulong[] flipped = [];
            for (int k = 0; k < chain[i].Targets.Length; k += 2)
                flipped = SymptomSets.Xor(flipped, Flipped(chain[i].Targets[k], chain[i].Targets[k + 1]));
            cases.Add((flipped, probability, chain[i]));
        }
        if (cases.Count > 1 && DisjointChannel.ToIndependent(cases.Select(c => (c.Symptoms, c.Probability))) is { } independent)
        {
            foreach ((ulong[] symptoms, double probability) in independent)
                AddWhole(probability, symptoms, cases.Find(c => SymptomSets.Order.Equals(c.Symptoms, symptoms)).Step ?? chain[^1]);
            return;
        }
        if (cases.Count > 1)
            RequireApproximation("ELSE_CORRELATED_ERROR", cases.Max(c => c.Probability));
        foreach ((ulong[] symptoms, double probability, ProgramStep step) in cases)
            AddWhole(probability, symptoms, step);
    }

    private static int Pauli(double[] arguments) => arguments[0] > 0 ? 1 : arguments[1] > 0 ? 3 : 2;

    /// <summary>Probabilities by bits: X and Z of the second qubit, then of the first.</summary>
    private static double[] Disjoint(double[] arguments, int count)
    {
        var disjoint = new double[count];
        for (int k = 1; k < count; k++)
            disjoint[Bits(k & 3) | (Bits(k >> 2) << 2)] = arguments[k - 1];
        return disjoint;
    }

    /// <summary>X, Y, Z counted 1, 2, 3 as X and Z parts.</summary>
    private static int Bits(int xyz) => xyz ^ (xyz >> 1);

    /// <summary>The chance of each of the independent errors that depolarizing noise is made of.</summary>
    private static double[] Depolarizing(double probability, int count)
    {
        if (probability * count > count - 1)
            throw new DecodingException(FormattableString.Invariant($"Depolarizing noise of probability {probability} mixes over: ")
                + FormattableString.Invariant($"below {(count == 4 ? "3/4" : "15/16")} it has an error model."));
        var independent = new double[count];
        double mixing = Math.Max(-1, -probability * count / (count - 1));
        Array.Fill(independent, -0.5 * double.ExpM1(double.LogP1(mixing) * 2 / count), 1, count - 1);
        return independent;
    }

    private ulong[] Flipped(int qubit, int pauli) => SymptomSets.Xor(
        (pauli & 1) != 0 ? tracker.FlippedByX(qubit) : [], (pauli & 2) != 0 ? tracker.FlippedByZ(qubit) : []);

    private void RequireApproximation(string channel, double component)
    {
        if (component > options.ApproximateDisjointErrors)
            throw new DecodingException(FormattableString.Invariant($"{channel} with a component of probability {component} has no exact ")
                + FormattableString.Invariant($"independent errors: allow disjoint errors to be approximated up to {component}."))
            {
                Settings = [nameof(ErrorModelOptions.ApproximateDisjointErrors)],
            };
    }

    private void Add(Channel channel, ulong[][] basis)
    {
        ulong[][] symptoms = Combinations(basis);
        if (channel.Independent is { } whole && Array.TrueForAll(symptoms[1..], s => s.Length > 0))
        {
            Add(whole, symptoms, channel.Step.Tag);
            return;
        }
        IEnumerable<(ulong[], double)> cases = symptoms.Zip(channel.Disjoint);
        Dictionary<ulong[], double>? independent = DisjointChannel.ToIndependent(cases);
        if (independent is null)
        {
            RequireApproximation(channel.Name, channel.Largest);
            independent = DisjointChannel.Visible(cases);
        }
        var probabilities = new double[symptoms.Length];
        for (int k = 1; k < symptoms.Length; k++)
            if (independent.Remove(symptoms[k], out double probability))
                probabilities[k] = probability;
        Add(probabilities, symptoms, channel.Step.Tag);
    }

    private void Add(double[] probabilities, ulong[][] symptoms, string tag)
    {
        if (options.DecomposeErrors)
            ChannelDecomposition.Apply(symptoms);
        for (int k = 1; k < symptoms.Length; k++)
            builder.Add(probabilities[k], symptoms[k], tag);
    }

    /// <summary>Adds the error of one Pauli product, split where that is wanted into the parts of its qubits.</summary>
    private void AddWhole(double probability, ulong[] symptoms, ProgramStep step)
    {
        if (isSplitting && !SymptomSets.IsGraphlike(symptoms))
        {
            var parts = new List<ulong[]>();
            for (int k = 0; k < step.Targets.Length; k += 2)
                foreach (int pauli in (int[])[1, 2])
                    if (Flipped(step.Targets[k], step.Targets[k + 1] & pauli) is { Length: > 0 } part)
                        parts.Add(part);
            parts.Sort(SymptomSets.Order);
            if (SymptomSets.Order.Equals(parts.Aggregate(Array.Empty<ulong>(), SymptomSets.Xor), symptoms))
                symptoms = ChannelDecomposition.Join(parts);
        }
        builder.Add(probability, symptoms, step.Tag);
    }

    private static ulong[][] Combinations(ulong[][] basis)
    {
        var symptoms = new ulong[1 << basis.Length][];
        symptoms[0] = [];
        for (int k = 1; k < symptoms.Length; k++)
        {
            int rest = k & (k - 1);
            ulong[] lowest = basis[int.TrailingZeroCount(k)];
            symptoms[k] = rest == 0 ? lowest : SymptomSets.Xor(symptoms[rest], lowest);
        }
        return symptoms;
    }

    /// <summary>A channel, and its independent errors where every combination of basis errors flips something of its own.</summary>
    private sealed class Channel
    {
        public Channel(ProgramStep step, string name, double[] disjoint, double? largest = null)
        {
            (Step, Name, Disjoint, Largest) = (step, name, disjoint, largest ?? disjoint.Max());
            ulong[][] bits = Combinations([.. Enumerable.Range(0, int.Log2(disjoint.Length)).Select(b => (ulong[])[(ulong)b])]);
            if (DisjointChannel.ToIndependent(bits.Zip(disjoint)) is { } independent)
                Independent = [.. bits.Select(b => independent.GetValueOrDefault(b))];
        }

        public ProgramStep Step { get; }

        public string Name { get; }

        public double[] Disjoint { get; }

        public double Largest { get; }

        public double[]? Independent { get; }
    }
}
