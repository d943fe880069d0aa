using Chrysalis.Cluster.Asking;
using Chrysalis.Cluster.Membership;
using Chrysalis.Quantum.MemoryExperiment;

namespace Chrysalis.Cluster.Tests.Processes;

/// <summary>Workers that find each other in a real PostgreSQL.</summary>
public sealed class PostgresTests
{
    [Fact]
    public async Task Memory_DatabaseGoneAndBackAndAWorkerKilled_FindsTheSameToTheLastByte()
    {
        using PostgresServer server = await PostgresServer.StartAsync();
        using (ChildProgram prepare = ChildProgram.Start("worker", "--cluster", server.Connection, "--prepare-store"))
            Assert.Equal(0, await prepare.EndAsync());
        using ChildProgram first = Worker(server), second = Worker(server);
        await Task.WhenAll(first.FirstLine, second.FirstLine);
        ClusterCarrier carrier = await ClusterCarrier.ConnectAsync(
            new() { Cluster = ClusterPlace.Parse(server.Connection) }, TestContext.Current.CancellationToken);
        await using (carrier)
        {
            // Those who know each other go on without the database, also when one of them is killed.
            MemoryReport report = MemoryStudy.Run(MemoryWork.Experiment, carrier, new ActsAtShares(
                (0.05, server.Stop),
                (0.2, first.Kill),
                (0.5, () => server.StartAgainAsync().GetAwaiter().GetResult())), TestContext.Current.CancellationToken);

            Assert.Equal(MemoryWork.Alone(MemoryWork.Experiment), MemoryWork.Json(report));
        }

        Assert.NotEqual(0, await first.EndAsync());
    }

    [Fact]
    public async Task Worker_TablesThatWereNotMade_IsRefusedWithTheRemedy()
    {
        using PostgresServer server = await PostgresServer.StartAsync();
        using ChildProgram worker = Worker(server);

        Assert.Equal(2, await worker.EndAsync());

        Assert.Contains("--prepare-store", worker.Said, StringComparison.Ordinal);
    }

    private static ChildProgram Worker(PostgresServer server) =>
        ChildProgram.Start("worker", "--cluster", server.Connection, "--units", "1");
}
