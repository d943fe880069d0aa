using System.Globalization;
using Chrysalis.Quantum.Decoding.Sampling;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.MemoryExperiment;

public sealed class MemoryStudyTests : IDisposable
{
    private static readonly MemoryOptions Small = new() { Distances = [3, 5], Probabilities = [0.005], Limit = new(20_000), Seed = 7 };
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis-memory-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    /// <summary>Published counts: 6868 and 5654 of 400000; within five sigma.</summary>
    [Fact]
    public void Run_PublishedModels_CountsTheMistakesOfExactMatching()
    {
        MemoryReport report = Run(Small);

        Assert.True(report.IsComplete);
        Assert.All(report.Points.Zip((double[])[6868 / 400000.0, 5654 / 400000.0]), pair =>
        {
            Assert.Equal(20_000, pair.First.Shots);
            double sigma = Math.Sqrt(pair.Second / 20_000);
            Assert.InRange(pair.First.PerShot.Value, pair.Second - (5 * sigma), pair.Second + (5 * sigma));
        });
    }

    [Fact]
    public void Run_AnyNumberOfWorkers_CountsTheSame()
    {
        MemoryOptions until = Small with { Limit = new(1_000_000, 100) };

        Assert.Equal(Counts(Run(until with { Workers = 1 })), Counts(Run(until with { Workers = 3 })));
    }

    [Fact]
    public void Run_StoppedAndResumed_EqualsNotHavingStopped()
    {
        string state = Path.Combine(folder, "counts.json");
        MemoryOptions resumable = Small with { StateFile = state, Workers = 2 };
        int runs = 0;
        MemoryReport report;
        do
        {
            using var cancellation = new CancellationTokenSource();
            int blocks = 0;
            report = Run(resumable, new Told(() =>
            {
                if (++blocks == 4)
                    cancellation.Cancel();
            }), cancellation.Token);
            runs++;
        }
        while (!report.IsComplete && runs < 100);

        Assert.InRange(runs, 3, 99);
        Assert.Equal(Counts(Run(Small)), Counts(report));
    }

    [Fact]
    public void Run_ResumedWithMoreShots_EqualsCountingThemAtOnce()
    {
        string state = Path.Combine(folder, "counts.json");
        Run(Small with { StateFile = state, Limit = new(5_000) });

        Assert.Equal(Counts(Run(Small)), Counts(Run(Small with { StateFile = state })));
    }

    [Fact]
    public void Run_Cancelled_ReportsWhatIsKnown()
    {
        using var cancellation = new CancellationTokenSource();
        MemoryReport report = Run(Small, new Told(cancellation.Cancel), cancellation.Token);

        Assert.False(report.IsComplete);
        Assert.InRange(Assert.Single(report.Points).Shots, ModelSampler.BlockShots, 19_999);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1, 2")]
    [InlineData("{\"version\": 1, \"seed\": 7, \"tallies\": {\"d3\": {\"blocks\": -1, \"shots\": 1, \"errors\": 0}}}")]
    [InlineData("{\"version\": 1, \"seed\": 7, \"tallies\": null}")]
    public void Run_StateFileOfSomethingElse_IsRefused(string content)
    {
        string state = Path.Combine(folder, "counts.json");
        File.WriteAllText(state, content);

        var thrown = Assert.Throws<QuantumException>(() => Run(Small with { StateFile = state }));

        Assert.Contains("not a state file", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(state));
    }

    [Fact]
    public void Run_StateFileOfAnotherSeed_IsRefused()
    {
        string state = Path.Combine(folder, "counts.json");
        Run(Small with { StateFile = state, Limit = new(100) });

        Assert.Contains("seed 7, not 8", Assert.Throws<QuantumException>(
            () => Run(Small with { StateFile = state, Seed = 8 })).Message, StringComparison.Ordinal);
    }

    private static MemoryReport Run(MemoryOptions options) => Run(options, null, TestContext.Current.CancellationToken);

    private static MemoryReport Run(MemoryOptions options, IProgress<MemoryProgress>? progress, CancellationToken cancellation)
        => MemoryStudy.Run(options, Source, progress, cancellation);

    private static ModelMemorySource Source(MemorySetting setting) => new(DetectorErrorModel.ReadFile(SharedData.Require(
        string.Create(CultureInfo.InvariantCulture, $"data/qec/rotated_memory_z_d{setting.Distance}_p{setting.Probability}.dem"))));

    private static IEnumerable<(MemorySetting, long, long)> Counts(MemoryReport report) =>
        report.Points.Select(p => (p.Setting, p.Shots, p.Errors));

    private sealed class Told(Action action) : IProgress<MemoryProgress>
    {
        public void Report(MemoryProgress value) => action();
    }
}
