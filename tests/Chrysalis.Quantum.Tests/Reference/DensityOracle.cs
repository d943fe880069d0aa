using System.Collections.Immutable;
using System.Numerics;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Tests.Reference;

/// <summary>
/// The exact chance of every measurement record of a small circuit in Stim's language: density matrices, one for each record so
/// far, gates by their definitions, Pauli products multiplied as matrices. Slow and plain; shares no step with the samplers.
/// </summary>
internal sealed class DensityOracle
{
    private readonly int qubits;
    private readonly int dimension;
    private readonly bool noise;
    private readonly IReadOnlyList<bool> sweep;
    private Dictionary<(ulong Record, bool Happened), Complex[,]> branches = [];
    private int results;

    private DensityOracle(int qubits, bool noise, IReadOnlyList<bool> sweep)
    {
        (this.qubits, dimension, this.noise, this.sweep) = (qubits, 1 << qubits, noise, sweep);
        var start = new Complex[dimension, dimension];
        start[0, 0] = 1;
        branches[(0, false)] = start;
    }

    /// <summary>The chance of each record, whose first result is the lowest bit.</summary>
    /// <param name="circuit">At most 64 results and a handful of qubits.</param>
    /// <param name="noise">False to leave noise out.</param>
    /// <param name="sweep">The sweep bits; missing ones are 0.</param>
    public static Dictionary<ulong, double> Records(StimCircuit circuit, bool noise = true, params IReadOnlyList<bool> sweep)
    {
        var oracle = new DensityOracle(Math.Max(1, circuit.QubitCount), noise, sweep);
        oracle.Run(circuit.Instructions);
        var chances = new Dictionary<ulong, double>();
        foreach (((ulong record, _), Complex[,] state) in oracle.branches)
            chances[record] = chances.GetValueOrDefault(record) + Trace(state);
        return chances.Where(pair => pair.Value > 1e-12).ToDictionary();
    }

    private static double Trace(Complex[,] state) => Enumerable.Range(0, state.GetLength(0)).Sum(i => state[i, i].Real);

    private void Run(ImmutableArray<StimInstruction> instructions)
    {
        foreach (StimInstruction instruction in instructions)
        {
            if (instruction is StimRepeatBlock block)
                for (long i = 0; i < block.Count; i++)
                    Run(block.Body);
            else
                Run((StimOperation)instruction);
        }
    }

    private void Run(StimOperation operation)
    {
        ImmutableArray<StimTarget> targets = operation.Targets;
        double[] p = [.. operation.Arguments];
        string name = operation.Gate.Name;
        switch (operation.Gate.Kind)
        {
            case StimGateKind.OneQubit:
                foreach (StimTarget target in targets)
                    Map(state => Conjugate(state, Spread(CliffordMatrices.Single(name), target.Value, -1)));
                break;
            case StimGateKind.TwoQubit or StimGateKind.FirstControls or StimGateKind.SecondControls or StimGateKind.EitherControls:
                for (int i = 0; i < targets.Length && name != "II"; i += 2)
                    RunPair(name, targets[i], targets[i + 1]);
                break;
            case StimGateKind.Measure or StimGateKind.MeasureReset or StimGateKind.Reset:
                char basis = name[^1] is 'X' or 'Y' ? name[^1] : 'Z';
                foreach (StimTarget target in targets)
                    RunCollapse(operation.Gate, basis, target, p.FirstOrDefault());
                break;
            case StimGateKind.MeasurePair:
                for (int i = 0; i < targets.Length; i += 2)
                    Measure(
                        Product([targets[i] with { Basis = operation.Gate.Basis }, targets[i + 1] with { Basis = operation.Gate.Basis }]),
                        p.FirstOrDefault());
                break;
            case StimGateKind.MeasureProduct or StimGateKind.PhaseProduct:
                foreach (List<StimTarget> factors in Products(targets))
                {
                    Complex[,] product = Product(factors);
                    var stay = new Complex(0.5, name == "SPP" ? 0.5 : -0.5);
                    if (operation.Gate.Measures)
                        Measure(product, p.FirstOrDefault());
                    else
                        Map(state => Conjugate(state, Sum(stay, Complex.Conjugate(stay), product)));
                }
                break;
            case StimGateKind.Pad:
                foreach (StimTarget target in targets)
                {
                    Put(target.Value == 1);
                    FlipLast(p.FirstOrDefault());
                }
                break;
            default:
                if (noise)
                    RunNoise(operation, p);
                else if (operation.Gate.Kind == StimGateKind.Heralded)
                    foreach (StimTarget _ in targets)
                        Put(false);
                break;
        }
    }

    private void RunPair(string name, StimTarget first, StimTarget second)
    {
        if (first.Kind == StimTargetKind.Qubit && second.Kind == StimTargetKind.Qubit)
        {
            Map(state => Conjugate(state, Spread(CliffordMatrices.Pairs[name](), first.Value, second.Value)));
            return;
        }
        (StimTarget bit, StimTarget qubit) = first.Kind == StimTargetKind.Qubit ? (second, first) : (first, second);
        if (qubit.Kind != StimTargetKind.Qubit)
            return;
        int pauli = name switch { "CX" or "XCZ" => 1, "CY" or "YCZ" => 2, _ => 3 };
        branches = branches.ToDictionary(
            pair => pair.Key, pair => IsSet(bit, pair.Key.Record) ? ApplyPauli(pair.Value, pauli, qubit.Value) : pair.Value);
    }

    private bool IsSet(StimTarget bit, ulong record) => bit.Kind == StimTargetKind.Sweep
        ? bit.Value < sweep.Count && sweep[bit.Value]
        : (record >> (results - bit.Value) & 1) != 0;

    private void RunCollapse(StimGate gate, char basis, StimTarget target, double wrong)
    {
        Complex[,] pauli = Spread(CliffordMatrices.Pauli(basis), target.Value, -1);
        if (gate.Measures)
            Measure(target.IsInverted ? Sum(0, -1, pauli) : pauli, wrong);
        if (gate.Kind == StimGateKind.Measure)
            return;
        // What is found the other way round is turned by a Pauli that does not commute.
        Map(state => Add(
            Conjugate(state, Sum(0.5, 0.5, pauli)),
            ApplyPauli(Conjugate(state, Sum(0.5, -0.5, pauli)), basis == 'X' ? 3 : 1, target.Value)));
    }

    private void RunNoise(StimOperation operation, double[] p)
    {
        int[] q = [.. operation.Targets.Select(t => t.Value)];
        switch (operation.Gate.Name)
        {
            case "X_ERROR" or "Y_ERROR" or "Z_ERROR":
                int flip = 1 + "XYZ".IndexOf(operation.Gate.Name[0], StringComparison.Ordinal);
                foreach (int qubit in q)
                    Mix(Enumerable.Range(1, 3).Select(k => k == flip ? p[0] : 0), qubit);
                break;
            case "DEPOLARIZE1" or "PAULI_CHANNEL_1":
                foreach (int qubit in q)
                    Mix(p.Length == 3 ? p : Enumerable.Repeat(p[0] / 3, 3), qubit);
                break;
            case "DEPOLARIZE2" or "PAULI_CHANNEL_2":
                for (int i = 0; i < q.Length; i += 2)
                    Mix(p.Length == 15 ? p : Enumerable.Repeat(p[0] / 15, 15), q[i], q[i + 1]);
                break;
            case "HERALDED_ERASE" or "HERALDED_PAULI_CHANNEL_1":
                foreach (int qubit in q)
                    Herald(p.Length == 4 ? p : [p[0] / 4, p[0] / 4, p[0] / 4, p[0] / 4], qubit);
                break;
            case "E" or "ELSE_CORRELATED_ERROR":
                Correlate(operation, p[0]);
                break;
        }
    }

    private void Mix(IEnumerable<double> chances, params int[] q)
    {
        double[] all = [.. chances];
        Map(state =>
        {
            Complex[,] sum = Scaled(state, 1 - all.Sum());
            for (int k = 1; k <= all.Length; k++)
                if (all[k - 1] > 0)
                {
                    Complex[,] turned =
                        q.Length == 2 ? ApplyPauli(ApplyPauli(state, k >> 2, q[0]), k & 3, q[1]) : ApplyPauli(state, k, q[0]);
                    sum = Add(sum, Scaled(turned, all[k - 1]));
                }
            return sum;
        });
    }

    private void Herald(double[] chances, int qubit)
    {
        var next = new Dictionary<(ulong, bool), Complex[,]>();
        foreach (((ulong record, bool happened), Complex[,] state) in branches)
        {
            Gather(next, (record, happened), Scaled(state, 1 - chances.Sum()));
            for (int k = 0; k < 4; k++)
                Gather(next, (record | 1UL << results, happened), Scaled(ApplyPauli(state, k, qubit), chances[k]));
        }
        (branches, results) = (next, results + 1);
    }

    private void Correlate(StimOperation operation, double chance)
    {
        var next = new Dictionary<(ulong, bool), Complex[,]>();
        foreach (((ulong record, bool before), Complex[,] state) in branches)
        {
            bool happened = before && operation.Gate.Name != "E";
            double p = happened ? 0 : chance;
            Complex[,] turned = state;
            foreach (StimTarget target in operation.Targets.Where(t => t.Kind == StimTargetKind.Pauli))
                turned = ApplyPauli(turned, 1 + "XYZ".IndexOf(target.Basis.ToString(), StringComparison.Ordinal), target.Value);
            Gather(next, (record, happened), Scaled(state, 1 - p));
            Gather(next, (record, true), Scaled(turned, p));
        }
        branches = next;
    }

    private void Measure(Complex[,] product, double wrong)
    {
        var next = new Dictionary<(ulong, bool), Complex[,]>();
        foreach (((ulong record, bool happened), Complex[,] state) in branches)
            foreach (int result in (int[])[0, 1])
                Gather(next, (record | (ulong)result << results, happened), Conjugate(state, Sum(0.5, result == 0 ? 0.5 : -0.5, product)));
        (branches, results) = (next, results + 1);
        FlipLast(wrong);
    }

    private void FlipLast(double wrong)
    {
        if (!noise || wrong == 0)
            return;
        var next = new Dictionary<(ulong, bool), Complex[,]>();
        foreach (((ulong record, bool happened), Complex[,] state) in branches)
        {
            Gather(next, (record, happened), Scaled(state, 1 - wrong));
            Gather(next, (record ^ 1UL << (results - 1), happened), Scaled(state, wrong));
        }
        branches = next;
    }

    private void Put(bool bit)
    {
        branches = branches.ToDictionary(
            pair => (pair.Key.Record | (bit ? 1UL << results : 0), pair.Key.Happened), pair => pair.Value);
        results++;
    }

    private static void Gather(Dictionary<(ulong, bool), Complex[,]> into, (ulong, bool) key, Complex[,] state)
    {
        if (Trace(state) > 1e-13)
            into[key] = into.TryGetValue(key, out Complex[,]? there) ? Add(there, state) : state;
    }

    private void Map(Func<Complex[,], Complex[,]> change) => branches = branches.ToDictionary(pair => pair.Key, pair => change(pair.Value));

    private static IEnumerable<List<StimTarget>> Products(ImmutableArray<StimTarget> targets)
    {
        var factors = new List<StimTarget>();
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i].Kind == StimTargetKind.Combiner)
                continue;
            if (factors.Count > 0 && targets[i - 1].Kind != StimTargetKind.Combiner)
            {
                yield return factors;
                factors = [];
            }
            factors.Add(targets[i]);
        }
        if (factors.Count > 0)
            yield return factors;
    }

    /// <summary>The factors multiplied as matrices, the first on the left; inversions change the sign.</summary>
    private Complex[,] Product(IEnumerable<StimTarget> factors) =>
        factors.Aggregate(
            Sum(1, 0, new Complex[dimension, dimension]), (product, factor) => CliffordMatrices.Times(product, Factor(factor)));

    private Complex[,] Factor(StimTarget factor) =>
        Sum(0, factor.IsInverted ? -1 : 1, Spread(CliffordMatrices.Pauli(factor.Basis.ToString()[0]), factor.Value, -1));

    /// <summary>a 1 + b M.</summary>
    private Complex[,] Sum(Complex a, Complex b, Complex[,] matrix)
    {
        var sum = new Complex[dimension, dimension];
        for (int r = 0; r < dimension; r++)
            for (int c = 0; c < dimension; c++)
                sum[r, c] = (b * matrix[r, c]) + (r == c ? a : 0);
        return sum;
    }

    /// <summary>A gate's matrix on all qubits; the second qubit is -1 for a gate on one.</summary>
    private Complex[,] Spread(Complex[,] gate, int first, int second)
    {
        var all = new Complex[dimension, dimension];
        int own = 1 << first | (second < 0 ? 0 : 1 << second);
        int Local(int state) => second < 0 ? state >> first & 1 : ((state >> first & 1) << 1) | (state >> second & 1);
        for (int r = 0; r < dimension; r++)
            for (int c = 0; c < dimension; c++)
                if ((r & ~own) == (c & ~own))
                    all[r, c] = gate[Local(r), Local(c)];
        return all;
    }

    private Complex[,] Conjugate(Complex[,] state, Complex[,] by)
    {
        Complex[,] half = CliffordMatrices.Times(by, state);
        var result = new Complex[dimension, dimension];
        for (int r = 0; r < dimension; r++)
            for (int k = 0; k < dimension; k++)
                if (half[r, k] != Complex.Zero)
                    for (int c = 0; c < dimension; c++)
                        result[r, c] += half[r, k] * Complex.Conjugate(by[c, k]);
        return result;
    }

    /// <summary>P rho P for I, X, Y, Z counted from 0: rows and columns change places and signs.</summary>
    private Complex[,] ApplyPauli(Complex[,] state, int pauli, int qubit)
    {
        int flip = pauli is 1 or 2 ? 1 << qubit : 0, sign = pauli is 2 or 3 ? 1 << qubit : 0;
        var result = new Complex[dimension, dimension];
        for (int r = 0; r < dimension; r++)
            for (int c = 0; c < dimension; c++)
                result[r, c] = ((r ^ c) & sign) != 0 ? -state[r ^ flip, c ^ flip] : state[r ^ flip, c ^ flip];
        return result;
    }

    private static Complex[,] Add(Complex[,] a, Complex[,] b)
    {
        var sum = (Complex[,])a.Clone();
        for (int r = 0; r < sum.GetLength(0); r++)
            for (int c = 0; c < sum.GetLength(1); c++)
                sum[r, c] += b[r, c];
        return sum;
    }

    private static Complex[,] Scaled(Complex[,] state, double factor)
    {
        var scaled = (Complex[,])state.Clone();
        for (int r = 0; r < scaled.GetLength(0); r++)
            for (int c = 0; c < scaled.GetLength(1); c++)
                scaled[r, c] *= factor;
        return scaled;
    }
}
