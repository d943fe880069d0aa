using System.Numerics;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stabilizer.Frames;
using Chrysalis.Quantum.Stabilizer.Programs;
using Chrysalis.Quantum.Stabilizer.Tableau;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.Tests.Reference;

namespace Chrysalis.Quantum.Tests.Stabilizer.Tableau;

public class TableauSimulatorTests
{
    [Fact]
    public void Table_HasAMatrixForEveryGate()
        => Assert.Equal(StimGate.All.Where(g => g.Steps.Length > 0 && g.Kind != StimGateKind.PhaseProduct).Select(g => g.Name).Append("I")
            .Order(StringComparer.Ordinal),
            CliffordMatrices.Pairs.Keys.Concat(CliffordMatrices.Singles.Keys).Order(StringComparer.Ordinal));

    /// <summary>
    /// Random circuits against the state vector: after each gate sequence, every Pauli product that the tableau calls certain must
    /// have that expectation in the state vector, and every one that it calls random an expectation of 0.
    /// </summary>
    [Fact]
    public void Run_RandomCliffordCircuits_AgreeWithTheStateVector()
    {
        var random = new Random(11);
        string[] singles = [.. CliffordMatrices.Singles.Keys], pairs = [.. CliffordMatrices.Pairs.Keys];
        for (int trial = 0; trial < 300; trial++)
        {
            const int Qubits = 4;
            var state = new Complex[1 << Qubits];
            state[0] = 1;
            var text = new System.Text.StringBuilder("I 0 1 2 3\n");
            for (int gate = 0; gate < 25; gate++)
            {
                int a = random.Next(Qubits), b = (a + random.Next(1, Qubits)) % Qubits;
                if (random.Next(2) == 0)
                {
                    string name = singles[random.Next(singles.Length)];
                    text.Append(name).Append(' ').Append(a).Append('\n');
                    state = Apply(state, CliffordMatrices.Single(name), a, -1);
                }
                else
                {
                    string name = pairs[random.Next(pairs.Length)];
                    text.Append(name).Append(' ').Append(a).Append(' ').Append(b).Append('\n');
                    state = Apply(state, CliffordMatrices.Pairs[name](), a, b);
                }
            }
            for (int product = 0; product < 6; product++)
            {
                int paulis = random.Next(1, 1 << (2 * Qubits));
                string word = string.Join(
                    '*', Enumerable.Range(0, Qubits).Where(q => Letter(paulis, q) != 'I').Select(q => $"{Letter(paulis, q)}{q}"));
                double expectation = Expectation(state, paulis, Qubits);
                var results = new List<bool>();
                for (int seed = 0; seed < 12; seed++)
                {
                    var simulator = new TableauSimulator(new(StimCircuit.Parse(text + $"MPP {word} {word}")), new Random(seed));
                    simulator.Run(TestContext.Current.CancellationToken);
                    Assert.Equal(simulator.Record[0], simulator.Record[1]);
                    results.Add(simulator.Record[0]);
                }
                // Twelve equal coins of a random product would be one chance in 2048 for this fixed seed.
                string seen = results.All(r => r) ? "-1" : results.Any(r => r) ? "0" : "1";
                Assert.Equal(
                    Math.Round(expectation).ToString(System.Globalization.CultureInfo.InvariantCulture)
                        .Replace("-0", "0", StringComparison.Ordinal),
                    seen);
            }
        }
    }

    [Fact]
    public void Sample_NoisyCircuit_HasTheTableausDistribution()
    {
        const string Text = """
            RX 0
            R 1 2
            CX 0 1
            DEPOLARIZE2(0.3) 0 1
            PAULI_CHANNEL_1(0.1, 0.2, 0.05) 2
            E(0.3) X0 Y2
            ELSE_CORRELATED_ERROR(0.5) Z1 X2
            SQRT_YY 1 2
            HERALDED_PAULI_CHANNEL_1(0.05, 0.1, 0.05, 0.1) 0
            MR(0.1) !1
            CY rec[-1] 2
            CX sweep[0] 2
            PAULI_CHANNEL_2(0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07) 1 2
            MPP X0*Z2
            MXX !0 1
            MY 2
            M 0
            """;
        StimCircuit circuit = StimCircuit.Parse(Text);
        var program = new StabilizerProgram(circuit);
        const int Shots = 20 * FrameRow.Shots;
        var random = new Random(3);
        var slow = new int[1 << 6];
        for (int shot = 0; shot < Shots; shot++)
        {
            var simulator = new TableauSimulator(program, random) { Sweep = [true] };
            simulator.Run(TestContext.Current.CancellationToken);
            slow[Number(simulator.Record)]++;
        }
        var sweep = new ShotTable(FrameRow.Shots, 1);
        sweep.Words.Fill(1);
        var sampler = new MeasurementSampler(circuit, cancellation: TestContext.Current.CancellationToken);
        var fast = new int[1 << 6];
        for (int block = 0; block < 20; block++)
        {
            ShotTable table = sampler.Sample(9, block, sweep, TestContext.Current.CancellationToken);
            for (int shot = 0; shot < table.Shots; shot++)
                fast[table[shot][0]]++;
        }
        // Two samples of one distribution: chi-squared with at most 63 degrees of freedom, 3.5 sigma above its mean is 102.
        double chi = slow.Zip(fast).Where(pair => pair.First + pair.Second > 0)
            .Sum(pair => Math.Pow(pair.First - pair.Second, 2) / (pair.First + pair.Second));
        Assert.InRange(chi, 0, 102);
    }

    [Fact]
    public void Convert_SampledMeasurements_AreQuietWithoutNoise()
    {
        StimCircuit circuit = StimCircuit.Parse(
            "CX sweep[0] 0 sweep[1] 1\nX 1\nM 0 1\nDETECTOR rec[-1] rec[-2]\nOBSERVABLE_INCLUDE(0) rec[-1]");
        var sweep = new ShotTable(FrameRow.Shots, 2);
        for (int shot = 0; shot < FrameRow.Shots; shot++)
            sweep[shot][0] = (ulong)(shot & 3);
        ShotTable measured = new MeasurementSampler(circuit, cancellation: TestContext.Current.CancellationToken)
            .Sample(1, 0, sweep, TestContext.Current.CancellationToken);
        measured.Flip(5, 1);

        ShotTable events = new DetectionConverter(circuit, cancellation: TestContext.Current.CancellationToken).Convert(measured, sweep);

        for (int shot = 0; shot < events.Shots; shot++)
            Assert.Equal(shot == 5 ? 3UL : 0UL, events[shot][0]);
    }

    private static int Number(IReadOnlyList<bool> bits) => bits.Select((bit, i) => bit ? 1 << i : 0).Sum();

    private static char Letter(int paulis, int qubit) => "IXYZ"[paulis >> (2 * qubit) & 3];

    private static Complex[] Apply(Complex[] state, Complex[,] matrix, int a, int b)
    {
        var result = new Complex[state.Length];
        int n = matrix.GetLength(0);
        for (int input = 0; input < state.Length; input++)
            for (int row = 0; row < n; row++)
            {
                int column = b < 0 ? input >> a & 1 : ((input >> a & 1) << 1) | (input >> b & 1);
                int output = b < 0 ? input & ~(1 << a) | row << a : input & ~(1 << a) & ~(1 << b) | (row >> 1) << a | (row & 1) << b;
                result[output] += matrix[row, column] * state[input];
            }
        return result;
    }

    private static double Expectation(Complex[] state, int paulis, int qubits)
    {
        Complex[] turned = state;
        for (int q = 0; q < qubits; q++)
            turned = Apply(turned, CliffordMatrices.Pauli(Letter(paulis, q)), q, -1);
        return state.Zip(turned).Aggregate(Complex.Zero, (sum, pair) => sum + (Complex.Conjugate(pair.First) * pair.Second)).Real;
    }
}
