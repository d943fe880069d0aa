using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stabilizer.Frames;
using Chrysalis.Quantum.Stabilizer.Programs;
using Chrysalis.Quantum.Stabilizer.Tableau;
using Chrysalis.Quantum.StateVector;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.Tests.Reference;
using Chrysalis.Testing;
using CsCheck;

namespace Chrysalis.Quantum.Tests.Stabilizer;

/// <summary>Random circuits over the whole gate set: the samplers against exact density matrices and the state vector.</summary>
public class SamplerDifferentialTests
{
    private const int Blocks = 4;

    /// <summary>
    /// No record may come that has no chance, and the numbers of the others may stray from their expectations no further than
    /// chi-squared does once in a million circuits.
    /// </summary>
    [Fact]
    public void Sample_RandomCircuits_HaveTheExactDistribution() => PropertyCheck.Holds(Gen.Int, seed =>
    {
        string text = "I 0 1 2\n" + new RandomStim(new Random(seed), 3, 6).Circuit(25, isPlain: true);
        StimCircuit circuit = StimCircuit.Parse(text);
        Dictionary<ulong, double> exact = DensityOracle.Records(circuit, true, true, false, true);
        var sweep = new ShotTable(FrameRow.Shots, Math.Max(3, circuit.SweepBitCount));
        sweep.Words.Fill(0b101);
        var sampler = new MeasurementSampler(circuit, cancellation: TestContext.Current.CancellationToken);
        Compare(exact, Enumerable.Range(0, Blocks).Select(block => sampler.Sample((ulong)seed, block, sweep)), text);
    }, "sampled records against density matrices", few: 60);

    /// <summary>Parities that are certain without noise, declared as detectors, fire as often as the exact records say.</summary>
    [Fact]
    public void Detect_RandomCircuits_HaveTheExactDistribution() => PropertyCheck.Holds(Gen.Int, seed =>
    {
        var random = new Random(seed);
        string text = "I 0 1 2\n" + new RandomStim(random, 3, 6).Circuit(25, isPlain: true);
        StimCircuit plain = StimCircuit.Parse(text);
        Dictionary<ulong, double> quiet = DensityOracle.Records(plain, noise: false);
        int results = (int)plain.MeasurementCount;
        ulong[] parities =
        [
            .. Enumerable.Range(1, (1 << results) - 1).Select(set => (ulong)set)
                .Where(set => quiet.Keys.Select(record => ulong.PopCount(record & set) & 1).Distinct().Count() == 1)
                .OrderBy(_ => random.Next()).Take(5)
        ];
        ulong first = quiet.Keys.First();
        string Terms(ulong set) =>
            string.Concat(Enumerable.Range(0, results).Where(k => (set >> k & 1) != 0).Select(k => $" rec[-{results - k}]"));
        StimCircuit circuit = StimCircuit.Parse(text + string.Concat(
            parities.Select((set, i) => (i % 2 == 0 ? "DETECTOR" : $"OBSERVABLE_INCLUDE({i / 2})") + Terms(set) + "\n")));
        int detectors = (int)circuit.DetectorCount;
        var exact = new Dictionary<ulong, double>();
        foreach ((ulong record, double chance) in DensityOracle.Records(plain))
        {
            ulong events = 0;
            for (int i = 0; i < parities.Length; i++)
                events |= (ulong.PopCount((record ^ first) & parities[i]) & 1) << (i % 2 == 0 ? i / 2 : detectors + (i / 2));
            exact[events] = exact.GetValueOrDefault(events) + chance;
        }
        var sampler = new DetectionSampler(circuit);
        if (parities.Length > 0)
            Compare(exact, Enumerable.Range(0, Blocks).Select(block => sampler.Sample((ulong)seed, block)), circuit.ToString());
    }, "sampled detection events against density matrices", few: 60);

    /// <summary>A product that a circuit's state has for certain is measured so; one of expectation 0 comes both ways.</summary>
    [Fact]
    public void Measure_RandomCliffordStates_AgreeWithTheStateVector() => PropertyCheck.Holds(Gen.Int, seed =>
    {
        var random = new Random(seed);
        const int Qubits = 5;
        using var state = new QuantumState(Qubits);
        string text = "I 0 1 2 3 4\n";
        string[] singles = [.. CliffordMatrices.Singles.Keys], pairs = [.. CliffordMatrices.Pairs.Keys];
        for (int gate = 0; gate < 40; gate++)
        {
            int a = random.Next(Qubits), b = (a + random.Next(1, Qubits)) % Qubits;
            bool single = random.Next(2) == 0;
            string name = single ? singles[random.Next(singles.Length)] : pairs[random.Next(pairs.Length)];
            text += single ? $"{name} {a}\n" : $"{name} {a} {b}\n";
            System.Numerics.Complex[,] matrix = single ? CliffordMatrices.Single(name) : CliffordMatrices.Pairs[name]();
            var own = Gate.FromMatrix("g", new UnitaryMatrix([.. matrix.Cast<System.Numerics.Complex>()]));
            state.Apply(own, single ? [a] : [a, b]);
        }
        string[] products = [.. Enumerable.Range(0, 8).Select(_ => string.Join(' ', Enumerable.Range(0, Qubits)
            .Where(_ => random.Next(2) == 0).DefaultIfEmpty(random.Next(Qubits)).Distinct().Select(q => $"{"XYZ"[random.Next(3)]}{q}")))];
        foreach (string product in products)
        {
            double expectation = state.Expectation(PauliString.Parse(product));
            // The same product with every factor thrice, which the reader multiplies out.
            string thrice = string.Join('*', product.Split(' ').SelectMany(factor => (string[])[factor, factor, factor]));
            var program = new StabilizerProgram(StimCircuit.Parse($"{text}MPP {product.Replace(' ', '*')} !{thrice}"));
            bool[] seen = [.. Enumerable.Range(0, 50).Select(shot =>
            {
                var simulator = new TableauSimulator(program, new Random(seed ^ shot));
                simulator.Run(TestContext.Current.CancellationToken);
                Assert.NotEqual(simulator.Record[0], simulator.Record[1]);
                return simulator.Record[0];
            })];
            if (Math.Abs(expectation) > 0.5)
                Assert.All(seen, result => Assert.Equal(expectation < 0, result));
            else
                Assert.True(seen.Distinct().Count() == 2, $"{product} is random but was {seen[0]} fifty times: {text}");
        }
    }, "measured products against the state vector", few: 30);

    private static void Compare(Dictionary<ulong, double> exact, IEnumerable<ShotTable> tables, string text)
    {
        var counts = new Dictionary<ulong, int>();
        int shots = 0;
        foreach (ShotTable table in tables)
            for (int shot = 0; shot < table.Shots; shot++, shots++)
            {
                ulong record = table.Bits == 0 ? 0 : table[shot][0];
                counts[record] = counts.GetValueOrDefault(record) + 1;
            }
        foreach (ulong record in counts.Keys)
            Assert.True(exact.ContainsKey(record), $"record {record:b} has no chance in\n{text}");
        // Rare records are counted together, so that each number is near enough to a normal one.
        (double chi, int freedom, double rare, int rareSeen) = (0, 0, 0, 0);
        foreach ((ulong record, double chance) in exact)
        {
            (double expected, int seen) = (chance * shots, counts.GetValueOrDefault(record));
            if (expected < 10)
            {
                (rare, rareSeen) = (rare + expected, rareSeen + seen);
                continue;
            }
            chi += (seen - expected) * (seen - expected) / expected;
            freedom++;
        }
        if (rare >= 10)
            (chi, freedom) = (chi + ((rareSeen - rare) * (rareSeen - rare) / rare), freedom + 1);
        else
            Assert.True(rareSeen <= rare + (8 * Math.Sqrt(rare)) + 10, $"{rareSeen} rare records where {rare} are due in\n{text}");
        Assert.True(chi <= freedom + (7 * Math.Sqrt(2 * freedom)) + 30, $"chi-squared {chi} with {freedom} records in\n{text}");
    }
}
