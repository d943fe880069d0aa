using Chrysalis.Cluster.Asking;
using Chrysalis.Cluster.Membership;
using Chrysalis.Quantum.MemoryExperiment;

namespace Chrysalis.Cluster.Tests.Processes;

public sealed class KilledWorkerTests
{
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
            MemoryReport report = MemoryStudy.Run(
                MemoryWork.Experiment, carrier, new ActsAtShares((0.1, first.Kill)), TestContext.Current.CancellationToken);
            Assert.Equal(MemoryWork.Alone(MemoryWork.Experiment), MemoryWork.Json(report));
        }

        Assert.NotEqual(0, await first.EndAsync());
        Assert.Single(told, sentence => sentence.EndsWith("is gone; others do its units.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Memory_CountedUntilErrors_FindsTheSameToTheLastByte()
    {
        using ChildProgram worker = Worker();
        MemoryOptions until = MemoryWork.Experiment with { Limit = new(10_000_000, 300) };
        ClusterCarrier carrier = await ClusterCarrier.ConnectAsync(
            new() { Cluster = ClusterPlace.Parse(await AddressOf(worker)) }, TestContext.Current.CancellationToken);
        await using (carrier)
        {
            MemoryReport report = MemoryStudy.Run(until, carrier, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(MemoryWork.Alone(until), MemoryWork.Json(report));
        }
    }

    private static ChildProgram Worker() => ChildProgram.Start("worker", "--cluster", "127.0.0.1:0", "--units", "1");

    private static async Task<string> AddressOf(ChildProgram worker) => (await worker.FirstLine).Split(' ', ',')[2];
}
