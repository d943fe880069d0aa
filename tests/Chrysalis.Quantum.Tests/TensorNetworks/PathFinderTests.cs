using System.Numerics;
using Chrysalis.Quantum.RandomCircuits;
using Chrysalis.Quantum.RandomCircuits.Classical;
using Chrysalis.Quantum.StateVector;
using Chrysalis.Quantum.TensorNetworks;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.TensorNetworks;

public sealed class PathFinderTests
{
    private static readonly PathFinderOptions Quick = new() { Trials = 2, Sweeps = 600, Log2SizeLimit = 40, Threads = 2 };

    [Theory]
    [InlineData(40, 0.05)]
    [InlineData(5, 0.05)]
    [InlineData(5, 0.0)]
    public void Find_PathOfACircuit_GivesTheStateVectorsAmplitude(int log2SizeLimit, double angleSpread)
    {
        RandomCircuit circuit = Patch(9, 8, angleSpread);
        using var state = new QuantumState(9, new() { Precision = Precision.Double });
        state.Apply(circuit.Operations());
        foreach (int output in (int[])[0, 5, 300, 511])
        {
            TensorNetwork network = CircuitNetwork.Amplitude(
                circuit, [.. Enumerable.Range(0, 9).Select(qubit => (int?)((output >> qubit) & 1))]);
            ContractionPlan plan = PathFinder.Find(
                network, Quick with { Log2SizeLimit = log2SizeLimit }, null, TestContext.Current.CancellationToken);
            Complex amplitude = NetworkContraction.Contract(network, plan, TestContext.Current.CancellationToken)[0];
            Assert.True((amplitude - state[output]).Magnitude < 1e-12, $"{amplitude} against {state[output]}");
            Assert.True(plan.Cost.Log2LargestIntermediate <= log2SizeLimit);
            Assert.Equal(log2SizeLimit == 5, plan.Sliced.Count > 0);
        }
    }

    [Fact]
    public void Find_OutputsLeftOpen_GivesEveryAmplitudeOfTheBatch()
    {
        RandomCircuit circuit = Patch(8, 6, 0.05);
        using var state = new QuantumState(8, new() { Precision = Precision.Double });
        state.Apply(circuit.Operations());
        TensorNetwork network = CircuitNetwork.Amplitude(circuit, [null, 1, 0, null, 1, 0, 0, null]);
        ContractionPlan plan = PathFinder.Find(network, Quick with { Log2SizeLimit = 5 }, null, TestContext.Current.CancellationToken);
        Complex[] batch = NetworkContraction.Contract(network, plan, TestContext.Current.CancellationToken);
        for (int i = 0; i < 8; i++)
        {
            int output = 0b0001_0010 | ((i >> 2) & 1) | (((i >> 1) & 1) << 3) | ((i & 1) << 7);
            Assert.True((batch[i] - state[output]).Magnitude < 1e-12);
        }
    }

    [Fact]
    public void Find_SameSeed_GivesTheSamePlanWithAnyNumberOfThreads()
    {
        TensorNetwork network = Closed(Patch(16, 8, 0.05));
        ContractionPlan one = PathFinder.Find(network, Quick with { Threads = 1 }, null, TestContext.Current.CancellationToken);
        ContractionPlan two = PathFinder.Find(network, Quick with { Threads = 2 }, null, TestContext.Current.CancellationToken);
        Assert.Equal(one.Path, two.Path);
        Assert.Equal(one.TrialCosts, two.TrialCosts);
    }

    /// <summary>A budget that is over at once ends the other trials, perhaps before the first begins: there is a plan.</summary>
    [Fact]
    public void Find_NoTimeAtAll_GivesTheFirstTrialsPlan()
    {
        TensorNetwork network = RandomGraph(4, 5, new Random(1));
        PathFinderOptions options = Quick with { Sweeps = 1, Trials = 64, Threads = 8, TimeBudget = TimeSpan.Zero };
        PathFinderOptions one = options with { Trials = 1, TimeBudget = null };
        double first = PathFinder.Find(network, one, null, TestContext.Current.CancellationToken).Cost.Log2MultiplyAdds;
        for (int i = 0; i < FuzzSettings.CasesOr(100); i++)
        {
            ContractionPlan plan = PathFinder.Find(network, options, null, TestContext.Current.CancellationToken);
            Assert.Equal(first, plan.TrialCosts[0]);
        }
    }

    [Fact]
    public void Find_SmallRandomGraphs_ReachesTheOptimumOfExhaustiveSearch()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            TensorNetwork network = RandomGraph(8, 14, new Random(seed));
            ContractionPlan plan = PathFinder.Find(network, Quick, null, TestContext.Current.CancellationToken);
            Assert.Equal(ExhaustiveSearch.Log2Cost(network), plan.Cost.Log2MultiplyAdds, 1e-9);
        }
    }

    [Fact]
    public void Cost_OfAPlan_EqualsCountingEveryMultiplicationOfTheDefinition()
    {
        TensorNetwork network = RandomGraph(9, 15, new Random(3));
        ContractionPlan plan = PathFinder.Find(network, Quick with { Log2SizeLimit = 4 }, null, TestContext.Current.CancellationToken);
        Assert.NotEmpty(plan.Sliced);
        Assert.Equal(MultiplyAddCount.Of(network, plan), Math.Pow(2, plan.Cost.Log2MultiplyAdds), 1e-6);
    }

    [Fact]
    public void Find_TighterMemory_NeverHoldsMoreAndStaysExact()
    {
        TensorNetwork network = Closed(Patch(20, 12, 0.05));
        ContractionCost free = PathFinder.Find(network, Quick, null, TestContext.Current.CancellationToken).Cost;
        ContractionCost tight = PathFinder.Find(
            network, Quick with { Log2SizeLimit = free.Log2LargestIntermediate - 3 }, null, TestContext.Current.CancellationToken).Cost;
        Assert.True(tight.Log2LargestIntermediate <= free.Log2LargestIntermediate - 3);
        Assert.True(tight.Log2Slices > 0);
    }

    [Fact]
    public void Find_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PathFinder.Find(Closed(Patch(9, 8, 0.05)), Quick, null, source.Token));
    }

    [Fact]
    public void Find_SycamoresTwentyCycles_ComesNearThePublishedCosts()
    {
        // The best published paths need 10^18 to 10^20 multiply-adds for an amplitude; a second's search already beats 10^20 with memory to
        // spare.
        RandomCircuit circuit = PublishedCircuitFile.Read(SharedData.Require("data/rcs/circuit_n53_m20_s0_e0_pABCDCDAB.qsim"));
        ContractionPlan plan = PathFinder.Find(
            Closed(circuit), new() { Trials = 2, Sweeps = 900, Log2SizeLimit = 60 }, null, TestContext.Current.CancellationToken);
        Assert.InRange(plan.Cost.Log10MultiplyAdds, 17.5, 20);
    }

    private static RandomCircuit Patch(int qubits, int cycles, double angleSpread) =>
        RandomCircuitGenerator.Draw(DeviceLayout.Sycamore53.Patch(qubits), new() { Cycles = cycles, AngleSpread = angleSpread });

    private static TensorNetwork Closed(RandomCircuit circuit) =>
        CircuitNetwork.Amplitude(circuit, [.. Enumerable.Repeat((int?)0, circuit.QubitCount)]);

    private static TensorNetwork RandomGraph(int tensors, int edges, Random random)
    {
        var indices = Enumerable.Range(0, tensors).Select(_ => new List<int>()).ToArray();
        for (int edge = 0; edge < edges; edge++)
        {
            // A path keeps the graph in one piece; some edges join three tensors.
            int first = edge < tensors - 1 ? edge : random.Next(tensors);
            int second = edge < tensors - 1 ? edge + 1 : random.Next(tensors);
            foreach (int end in new HashSet<int> { first, second, random.Next(4) == 0 ? random.Next(tensors) : first })
                indices[end].Add(edge);
        }

        return new([.. indices.Select(own => new Tensor(own, new Complex[1 << own.Count]))], []);
    }
}
