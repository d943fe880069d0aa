using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Bursts;
using Chrysalis.Quantum.MemoryExperiment.Counting;

namespace Chrysalis.Quantum.Tests.MemoryExperiment;

public class CircuitMemoryTests
{
    /// <summary>
    /// Stim and PyMatching on the same circuits: mistakes of 400000 shots. The difference stays within 4 deviations of
    /// both counts together.
    /// </summary>
    [Theory]
    [InlineData(3, 0.001, 367, 200_000)]
    [InlineData(3, 0.003, 2584, 100_000)]
    [InlineData(3, 0.005, 6868, 50_000)]
    [InlineData(5, 0.003, 1321, 100_000)]
    [InlineData(5, 0.005, 5654, 50_000)]
    [InlineData(7, 0.005, 4107, 30_000)]
    public void Run_UniformNoise_CountsTheMistakesOfStimAndPyMatching(int distance, double p, int published, int shots)
    {
        MemoryReport report = MemoryStudy.Run(new() { Distances = [distance], Probabilities = [p], Limit = new(shots), Seed = 11 },
            cancellation: TestContext.Current.CancellationToken);

        MemoryPoint point = Assert.Single(report.Points);
        double rate = published / 400_000.0;
        double deviation = Math.Sqrt(rate * ((1.0 / 400_000) + (1.0 / shots)));
        Assert.InRange(point.PerShot.Value, rate - (4 * deviation), rate + (4 * deviation));
    }

    [Fact]
    public void Run_BothBases_AreAlike()
    {
        MemoryReport report = MemoryStudy.Run(new() { Distances = [3], Probabilities = [0.008], Bases = ['Z', 'X'], Limit = new(50_000) },
            cancellation: TestContext.Current.CancellationToken);

        // Each check of X costs two Hadamard gates more, so X is a little worse; a ratio of two counts of 2000 varies by 3.2 %.
        double[] rates = [.. report.Points.Select(p => p.PerShot.Value)];
        Assert.InRange(rates[0] / rates[1], 0.8, 1.05);
    }

    /// <summary>
    /// A burst that fills the chip fails about half of the shots it hits, whatever the distance; its floor is its rate times that.
    /// </summary>
    [Fact]
    public void Run_Bursts_PutAFloorUnderTheErrors()
    {
        var bursts = new BurstOptions { PerHour = 3600, Radius = 100, DecayCycles = 1000, Strength = 0.5 };
        MemoryReport report = MemoryStudy.Run(
            new() { Distances = [3, 5], Rounds = [10], Probabilities = [0.002], Limit = new(8192), Bursts = bursts },
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(2, report.Floors.Count);
        Assert.All(report.Floors, floor =>
        {
            Assert.InRange(floor.FailureGivenBurst.Value, 0.3, 0.55);
            Assert.Equal(
                1.1e-6 * (floor.FailureGivenBurst.Value - report.Points.First(p => p.Setting == floor.Setting).PerShot.Value),
                floor.Floor.Value, 1e-12);
        });
    }

    [Fact]
    public void Run_BurstWithoutStrength_ChangesNothing()
    {
        MemoryReport report = MemoryStudy.Run(
            new() { Distances = [3], Probabilities = [0.01], Limit = new(20_480), Bursts = new() { Strength = 1e-9 } },
            cancellation: TestContext.Current.CancellationToken);

        double[] rates = [.. report.Points.Select(p => p.PerShot.Value)];
        Assert.Equal(rates[0], rates[1], 4 * Math.Sqrt(2 * rates[0] / 20_480));
    }

    /// <summary>Every component joins two detectors or one and the boundary, for either basis and every noise.</summary>
    [Theory]
    [InlineData('Z', "si1000", 0.004)]
    [InlineData('X', "si1000", 0.004)]
    [InlineData('Z', "willow", 1)]
    [InlineData('X', "uniform", 0.004)]
    public void Create_EveryNoise_MakesAGraph(char basis, string noise, double p)
    {
        MatchingGraph graph = MatchingGraph.FromModel(CircuitMemorySource.Create(new(5, 3, basis, noise, p, "mwpm"), null).Model);

        Assert.Equal((72, 1), (graph.DetectorCount, graph.ObservableCount));
        Assert.All(graph.Edges, edge => Assert.InRange(edge.Probability, 1e-9, 0.1));
    }
}
