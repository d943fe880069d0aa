using System.Text.Json;
using Chrysalis.Quantum.MemoryExperiment;

namespace Chrysalis.Cluster.Tests.Processes;

public sealed class KilledWorkerTests
{
    private static readonly MemoryOptions Experiment = new()
    {
        Distances = [3, 5], Probabilities = [0.004, 0.008], Limit = new(100_000), Seed = 9,
    };

    [Fact]
    public async Task Memory_OneOfTwoWorkersKilledInTheMiddle_FindsTheSameToTheLastByte()
    {
        using ChildProgram first = Worker(), second = Worker();
        string place = $"{await AddressOf(first)},{await AddressOf(second)}";
        var told = new List<string>();
        ClusterCarrier carrier = await ClusterCarrier.ConnectAsync(
            new() { Cluster = ClusterPlace.Parse(place), Notice = told.Add }, TestContext.Current.CancellationToken);
        await using (carrier)
        {
            // The first worker is killed once the first tenth of the work is merged.
            MemoryReport report = MemoryStudy.Run(Experiment, carrier, new Told(first.Kill), TestContext.Current.CancellationToken);
            Assert.Equal(Json(MemoryStudy.Run(Experiment, cancellation: TestContext.Current.CancellationToken)), Json(report));
        }

        Assert.NotEqual(0, await first.EndAsync());
        Assert.Single(told, sentence => sentence.EndsWith("is gone; others do its units.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Memory_CountedUntilErrors_FindsTheSameToTheLastByte()
    {
        using ChildProgram worker = Worker();
        MemoryOptions until = Experiment with { Limit = new(10_000_000, 300) };
        ClusterCarrier carrier = await ClusterCarrier.ConnectAsync(
            new() { Cluster = ClusterPlace.Parse(await AddressOf(worker)) }, TestContext.Current.CancellationToken);
        await using (carrier)
        {
            MemoryReport report = MemoryStudy.Run(until, carrier, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(Json(MemoryStudy.Run(until, cancellation: TestContext.Current.CancellationToken)), Json(report));
        }
    }

    private static ChildProgram Worker() => ChildProgram.Start("worker", "--cluster", "127.0.0.1:0", "--units", "1");

    private static async Task<string> AddressOf(ChildProgram worker) => (await worker.FirstLine).Split(' ', ',')[2];

    private static string Json(MemoryReport report) => JsonSerializer.Serialize(report);

    private sealed class Told(Action kill) : IProgress<MemoryProgress>
    {
        private bool isDone;

        public void Report(MemoryProgress value)
        {
            if (isDone || value.Share < 0.1)
                return;
            isDone = true;
            kill();
        }
    }
}
