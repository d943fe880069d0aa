using Chrysalis.Quantum.Grover;
using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.Tests.Grover;

public class GroverRegisterTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(6, 5)]
    [InlineData(7, 1)]
    [InlineData(10, 40)]
    [InlineData(17, 3)]
    public void Iterate_AnyRegister_EqualsPlainDiffusion(int qubits, int solutions)
    {
        HashSet<long> marked = RandomSet(qubits, solutions, seed: qubits);
        SearchOracle oracle = SearchOracle.FromPredicate(qubits, marked.Contains);
        var register = new GroverRegister(oracle);
        var plain = new double[1 << qubits];
        Array.Fill(plain, 1 / Math.Sqrt(plain.Length));
        for (int k = 0; k < 12; k++)
        {
            register.Iterate();
            foreach (long state in marked)
                plain[state] = -plain[state];
            double mean = plain.Average();
            for (int i = 0; i < plain.Length; i++)
                plain[i] = 2 * mean - plain[i];
        }

        Assert.Equal(solutions, oracle.MarkedCount);
        Assert.Equal(marked.Order(), oracle.Solutions());
        for (int i = 0; i < plain.Length; i++)
            Assert.Equal(plain[i], register.Amplitudes[i], 1e-12);
    }

    [Fact]
    public void SuccessProbability_ThousandsOfIterations_StaysOnTheFormula()
    {
        SearchOracle oracle = SearchOracle.FromPredicate(12, state => state == 1234);
        var register = new GroverRegister(oracle);
        for (int k = 1; k <= 2000; k++)
        {
            register.Iterate();
            Assert.Equal(GroverTheory.SuccessProbability(4096, 1, k), register.SuccessProbability, 1e-10);
        }
    }

    [Fact]
    public void Measure_ThirtyRandomCases_LieWithinTheFormulasInterval()
    {
        const int Shots = 2000;
        var random = new Random(7);
        for (int i = 0; i < 30; i++)
        {
            int qubits = random.Next(4, 13);
            HashSet<long> marked = RandomSet(qubits, random.Next(1, 5), seed: 100 + i);
            SearchOracle oracle = SearchOracle.FromPredicate(qubits, marked.Contains);
            var register = new GroverRegister(oracle);
            long iterations = random.NextInt64(0, 2 * GroverTheory.OptimalIterations(oracle.Size, marked.Count) + 1);
            for (long k = 0; k < iterations; k++)
                register.Iterate();
            int successes = register.MeasureMany(random, Shots).Count(marked.Contains);
            // 3.5 standard deviations: all thirty hold in 98.6 % of seeds.
            WilsonInterval interval = WilsonInterval.Of(successes, Shots, 3.5);
            double formula = GroverTheory.SuccessProbability(oracle.Size, marked.Count, iterations);
            Assert.True(
                interval.Contains(formula),
                $"{qubits} qubits, {marked.Count} solutions, {iterations} iterations: {successes}/{Shots}, formula {formula}");
        }
    }

    [Fact]
    public void Oracle_NothingMarked_NeverSucceeds()
    {
        var register = new GroverRegister(SearchOracle.FromPredicate(8, _ => false));
        register.Iterate();
        Assert.Equal(0, register.SuccessProbability);
        Assert.Equal(1, register.Amplitudes.ToArray().Sum(a => a * a), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(29)]
    public void Oracle_ImpossibleRegister_IsRefused(int qubits) =>
        Assert.Contains(qubits.ToString(), Assert.Throws<QuantumException>(() => SearchOracle.FromPredicate(qubits, _ => true)).Message);

    [Fact]
    public void UnknownCount_AnyNumberOfSolutions_FindsOneWithinTheBound()
    {
        var random = new Random(3);
        foreach (int solutions in (int[])[1, 4, 20])
        {
            HashSet<long> marked = RandomSet(10, solutions, seed: solutions);
            SearchOracle oracle = SearchOracle.FromPredicate(10, marked.Contains);
            UnknownCountResult[] runs = [.. Enumerable.Range(0, 100).Select(_ => UnknownCountSearch.Run(oracle, random, long.MaxValue))];
            Assert.All(runs, run => Assert.Contains(run.Solution!.Value, marked));
            Assert.InRange(runs.Average(run => run.OracleCalls), 1, GroverTheory.UnknownCountBound(1024, solutions)!.Value);
        }
    }

    [Fact]
    public void UnknownCount_NoSolution_GivesUp()
    {
        UnknownCountResult result = UnknownCountSearch.Run(SearchOracle.FromPredicate(6, _ => false), new Random(1), 100);
        Assert.Null(result.Solution);
        Assert.InRange(result.OracleCalls, 100, 110);
    }

    [Fact]
    public void Theory_OneSolution_KnowsThePublishedConstants()
    {
        double size = Math.Pow(2, 30), root = Math.Sqrt(size);
        Assert.Equal(Math.PI / 4, GroverTheory.OptimalIterations(size, 1) / root, 1e-4);
        // BBHT, section 3: measuring at 0.58 sqrt(N) costs 0.69 sqrt(N) on average.
        Assert.Equal(0.583, GroverTheory.CheapestIterations(size, 1) / root, 1e-3);
        Assert.Equal(0.690, GroverTheory.AverageCalls(size, 1, GroverTheory.CheapestIterations(size, 1)) / root, 1e-3);
        Assert.Equal(1, GroverTheory.SuccessProbability(4, 1, 1), 1e-12);
        Assert.Equal(32.5, GroverTheory.ClassicalAverageCalls(64, 1));
    }

    private static HashSet<long> RandomSet(int qubits, int count, int seed)
    {
        var random = new Random(seed);
        var set = new HashSet<long>();
        while (set.Count < count)
            set.Add(random.NextInt64(1L << qubits));
        return set;
    }
}
