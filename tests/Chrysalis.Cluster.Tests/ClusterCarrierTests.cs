using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Chrysalis.Cluster.Asking;
using Chrysalis.Cluster.Membership;
using Chrysalis.Cluster.Working;
using Chrysalis.Jobs;

namespace Chrysalis.Cluster.Tests;

public sealed class ClusterCarrierTests
{
    private static readonly ToyRequest Request = new(5, 40);

    [Fact]
    public async Task Run_TwoWorkers_GivesTheResultOfOneProcess()
    {
        await using var cluster = new ToyCluster();
        int first = 0, second = 0;
        await cluster.AddAsync((_, _) => Interlocked.Increment(ref first), "a secret of some length");
        await cluster.AddAsync((_, _) => Interlocked.Increment(ref second), "a secret of some length");
        await using ClusterCarrier carrier = await cluster.ConnectAsync(
            options => options with { Secret = ClusterSecret.Of("a secret of some length") });

        Assert.Equal(ToyJob.Here(Request), Run(carrier));
        Assert.Equal(Request.Units, first + second);
    }

    [Fact]
    public async Task Run_WorkerEndsInTheMiddle_GivesTheSameResult()
    {
        await using var cluster = new ToyCluster();
        using var reached = new ManualResetEventSlim();
        Worker ending = await cluster.AddAsync(TakesOneAndStays(reached));
        await cluster.AddAsync();
        await using ClusterCarrier carrier = await cluster.ConnectAsync();
        Task end = Task.Run(async () =>
        {
            reached.Wait(TestContext.Current.CancellationToken);
            await ending.DisposeAsync();
        }, TestContext.Current.CancellationToken);

        Assert.Equal(ToyJob.Here(Request), Run(carrier));
        await end;
    }

    [Fact]
    public async Task Run_OnlyWorkerEndsBeforeTheNextJoins_GivesTheSameResult()
    {
        await using var cluster = new ToyCluster();
        using var reached = new ManualResetEventSlim();
        Worker ending = await cluster.AddAsync(TakesOneAndStays(reached));
        Worker later = await cluster.AddAsync();
        ClusterPlace both = cluster.Place;
        await later.DisposeAsync();
        await using ClusterCarrier carrier = await cluster.ConnectAsync(options => options with { Cluster = both });
        Task next = Task.Run(async () =>
        {
            reached.Wait(TestContext.Current.CancellationToken);
            await ending.DisposeAsync();
            await cluster.AddAsync(at: later.Address);
        }, TestContext.Current.CancellationToken);

        Assert.Equal(ToyJob.Here(Request), Run(carrier));
        await next;
    }

    [Fact]
    public async Task Run_WorkerJoinsLater_TakesPart()
    {
        await using var cluster = new ToyCluster();
        using var joined = new ManualResetEventSlim();
        await cluster.AddAsync((unit, stop) =>
        {
            if (unit.Index > 0)
                joined.Wait(stop);
        });
        Worker gone = await cluster.AddAsync();
        ClusterPlace both = cluster.Place;
        await gone.DisposeAsync();
        await using ClusterCarrier carrier = await cluster.ConnectAsync(options => options with { Cluster = both });
        var jobs = new CarriedJobs();
        jobs.Add<ToyRequest, double, double>(
            "toy", new JsonPartFormat<ToyRequest>(), request => new ToyJob(request, (_, _) => joined.Set()));
        Task<Worker> later = Worker.StartAsync(
            new() { Cluster = ClusterPlace.Parse(gone.Address.ToString()), Jobs = jobs, Places = 1 },
            TestContext.Current.CancellationToken);

        Assert.Equal(ToyJob.Here(Request), Run(carrier));
        await (await later).DisposeAsync();
    }

    [Fact]
    public async Task Run_UnitThatHangsAtOneWorker_IsDoneByTheOther()
    {
        await using var cluster = new ToyCluster();
        await cluster.AddAsync((_, stop) => stop.WaitHandle.WaitOne());
        await cluster.AddAsync();
        await using ClusterCarrier carrier = await cluster.ConnectAsync(
            options => options with { UnitTimeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal(ToyJob.Here(new(5, 6)), Run(carrier, new(5, 6)));
    }

    [Fact]
    public async Task Run_UnitThatAlwaysFails_IsOneNamedFailureAndTheOthersAreDone()
    {
        await using var cluster = new ToyCluster();
        int done = 0;
        Action<WorkUnit, CancellationToken> poison = (unit, _) =>
        {
            if (unit.Index == 7)
                throw new InvalidOperationException("It is poisoned.");
            Interlocked.Increment(ref done);
        };
        await cluster.AddAsync(poison);
        await cluster.AddAsync(poison);
        await using ClusterCarrier carrier = await cluster.ConnectAsync();

        JobException thrown = Assert.Throws<JobException>(() => Run(carrier));
        Assert.Equal(
            "Unit 'toy, 7' failed 3 times (It is poisoned (InvalidOperationException)): see to that and run again.", thrown.Message);
        Assert.Equal(7, Assert.Single(thrown.Failures).Unit.Index);
        Assert.Equal(Request.Units - 1, done);
    }

    [Fact]
    public async Task Run_UnitThatHangsEverywhere_IsOneNamedFailure()
    {
        await using var cluster = new ToyCluster();
        Action<WorkUnit, CancellationToken> hang = (unit, stop) =>
        {
            if (unit.Index == 3)
                stop.WaitHandle.WaitOne();
        };
        await cluster.AddAsync(hang);
        await cluster.AddAsync(hang);
        await using ClusterCarrier carrier = await cluster.ConnectAsync(
            options => options with { UnitTimeout = TimeSpan.FromMilliseconds(200) });

        JobException thrown = Assert.Throws<JobException>(() => Run(carrier));
        Assert.StartsWith("Unit 'toy, 3' failed 3 times (the worker at 127.0.0.1:", thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith("took longer than 0.2 s): see to that and run again.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WorkersThatNeverLetGoOfAUnit_AreGivenUp()
    {
        await using var cluster = new ToyCluster();
        using var end = new ManualResetEventSlim();
        await cluster.AddAsync((_, _) => end.Wait(TestContext.Current.CancellationToken));
        await using ClusterCarrier carrier = await cluster.ConnectAsync(options => options with
        {
            UnitTimeout = TimeSpan.FromMilliseconds(200), WorkerWait = TimeSpan.FromSeconds(1),
        });

        ClusterException thrown = Assert.Throws<ClusterException>(() => Run(carrier));
        Assert.Contains("takes a unit for 1 s: start one", thrown.Message, StringComparison.Ordinal);
        end.Set();
    }

    [Fact]
    public async Task Run_JobThatNoWorkerKnows_IsRefusedByName()
    {
        await using var cluster = new ToyCluster();
        Worker worker = await cluster.AddAsync();
        await using ClusterCarrier carrier = await cluster.ConnectAsync();

        ClusterException thrown = await Assert.ThrowsAsync<ClusterException>(() => carrier.CarryAsync(
            new("System.IO.File", "{}", new("toy", 0, default)), TestContext.Current.CancellationToken));
        Assert.Equal(
            $"The worker at {worker.Address} does not do this: 'System.IO.File' is no job that is done here: ask for one of toy.",
            thrown.Message);
    }

    [Fact]
    public async Task Run_OneWorkerThatDoesNotDoThis_IsNamedAndLeftOut()
    {
        await using var cluster = new ToyCluster();
        int done = 0;
        using var refused = new ManualResetEventSlim();
        Worker refusing = await cluster.AddAsync(refusal: "It may use no folder.");
        await cluster.AddAsync((_, stop) =>
        {
            // Until the other one was asked too.
            refused.Wait(stop);
            Interlocked.Increment(ref done);
        });
        var said = new ConcurrentQueue<string>();
        await using ClusterCarrier carrier = await cluster.ConnectAsync(options => options with
        {
            Notice = sentence =>
            {
                said.Enqueue(sentence);
                refused.Set();
            },
        });

        Assert.Equal(ToyJob.Here(Request), Run(carrier));
        Assert.Equal(Request.Units, done);
        Assert.Equal([$"The worker at {refusing.Address} does not do this: It may use no folder."], said);
    }

    [Fact]
    public async Task Run_OnlyWorkerSoFarDoesNotDoThis_WaitsForTheOneThatIsBeingReached()
    {
        await using var cluster = new ToyCluster();
        Worker refusing = await cluster.AddAsync(refusal: "It may use no folder.");
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using ClusterCarrier carrier = await cluster.ConnectAsync(
            options => options with { Cluster = ClusterPlace.Parse($"{refusing.Address},{silent.LocalEndpoint}") });
        Task run = Task.Run(() => Run(carrier), TestContext.Current.CancellationToken);

        // Whoever is called may yet answer; only when nobody does is the refusal the end.
        await Assert.ThrowsAsync<TimeoutException>(() => run.WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        silent.Stop();
        ClusterException error = await Assert.ThrowsAsync<ClusterException>(() => run);
        Assert.Equal($"The worker at {refusing.Address} does not do this: It may use no folder.", error.Message);
    }

    [Fact]
    public async Task Run_StoreGoneAndBack_GoesOnWithWhatItKept()
    {
        await using var cluster = new ToyCluster();
        using var folder = new TemporaryFolder();
        string parts = Path.Combine(folder.Path, "parts");
        PartStore<double> store = new(parts, JobKey.Of("toy", 1, Request));
        var begun = new ConcurrentQueue<string>();
        int units = 0;
        await cluster.AddAsync((unit, _) =>
        {
            begun.Enqueue(store.PathOf(unit));
            // In the middle a file stands where the folder was.
            if (Interlocked.Increment(ref units) != 20)
                return;
            Directory.Move(parts, parts + ".away");
            File.WriteAllText(parts, "");
        });
        await using ClusterCarrier carrier = await cluster.ConnectAsync();

        Assert.ThrowsAny<IOException>(() => Run(carrier, Request, store));
        File.Delete(parts);
        Directory.Move(parts + ".away", parts);
        // What was being written as the folder went may lie there too, half and by another name.
        string[] kept = [.. begun.Where(File.Exists)];
        Assert.InRange(kept.Length, 10, 20);
        // Units that were under way when the first run ended may be begun only now: they are none of the kept.
        begun.Clear();
        Assert.Equal(ToyJob.Here(Request), Run(carrier, Request, store));
        Assert.Empty(kept.Intersect(begun));
        Assert.Equal(Request.Units - kept.Length, begun.Distinct().Count());
    }

    [Fact]
    public async Task Connect_WorkerOfAnotherVersion_IsRefusedInOneSentence()
    {
        await using var cluster = new ToyCluster();
        Worker worker = await cluster.AddAsync(version: "9.9.9");

        ClusterException thrown = await Assert.ThrowsAsync<ClusterException>(() => cluster.ConnectAsync());
        Assert.Equal(
            $"The worker at {worker.Address} is of version 9.9.9, not {ClusterVersion.Own} as this program: run the same version on both.",
            thrown.Message);
    }

    [Fact]
    public async Task Connect_AnotherSecret_IsRefusedOnBothSides()
    {
        await using var cluster = new ToyCluster();
        var told = new TaskCompletionSource<string>();
        Worker worker = await cluster.AddAsync(secret: "a secret of some length", notice: sentence => told.TrySetResult(sentence));

        ClusterException thrown = await Assert.ThrowsAsync<ClusterException>(() => cluster.ConnectAsync(
            options => options with { Secret = ClusterSecret.Of("another secret of it") }));
        Assert.Equal($"The worker at {worker.Address} has another secret than this program: give both the same.", thrown.Message);
        Assert.StartsWith("The program at 127.0.0.1:", await told.Task, StringComparison.Ordinal);

        thrown = await Assert.ThrowsAsync<ClusterException>(() => cluster.ConnectAsync());
        Assert.Contains("asks for a secret", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_NobodyThere_IsGivenUp()
    {
        ClusterException thrown = await Assert.ThrowsAsync<ClusterException>(() => ClusterCarrier.ConnectAsync(
            new() { Cluster = ClusterPlace.Parse("127.0.0.1:9"), WorkerWait = TimeSpan.FromMilliseconds(300) },
            TestContext.Current.CancellationToken));
        Assert.StartsWith("No worker of '127.0.0.1:9' answers for 0.3 s", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_OtherMachineWithoutASecret_IsRefused()
    {
        ClusterException thrown = await Assert.ThrowsAsync<ClusterException>(() => ClusterCarrier.ConnectAsync(
            new() { Cluster = ClusterPlace.Parse("192.0.2.1:7411") }, TestContext.Current.CancellationToken));
        Assert.Contains("there is no secret: give one", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.1:7411", "there is no secret")]
    [InlineData("0.0.0.0:7411", "is no address that others can ask")]
    [InlineData("127.0.0.1:1,127.0.0.1:2", "names 2 addresses, and a worker has one")]
    public async Task Start_AddressThatCannotBe_IsRefused(string place, string sentence)
    {
        ClusterException thrown = await Assert.ThrowsAsync<ClusterException>(() => Worker.StartAsync(
            new() { Cluster = ClusterPlace.Parse(place), Jobs = new() }, TestContext.Current.CancellationToken));
        Assert.Contains(sentence, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AddressThatIsTaken_IsRefused()
    {
        await using var cluster = new ToyCluster();
        Worker worker = await cluster.AddAsync();
        ClusterException thrown = await Assert.ThrowsAsync<ClusterException>(() => Worker.StartAsync(
            new() { Cluster = ClusterPlace.Parse(worker.Address.ToString()), Jobs = new() }, TestContext.Current.CancellationToken));
        Assert.StartsWith($"'{worker.Address}' cannot be listened at", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carry_AfterDispose_IsRefused()
    {
        await using var cluster = new ToyCluster();
        await cluster.AddAsync();
        ClusterCarrier carrier = await cluster.ConnectAsync();
        await carrier.DisposeAsync();
        await carrier.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => carrier.CarryAsync(
            new("toy", "{}", new("toy", 0, default)), TestContext.Current.CancellationToken));
    }

    private static Action<WorkUnit, CancellationToken> TakesOneAndStays(ManualResetEventSlim reached) => (_, stop) =>
    {
        reached.Set();
        stop.WaitHandle.WaitOne();
    };

    private static double Run(ClusterCarrier carrier, ToyRequest? request = null, PartStore<double>? store = null) =>
        new JobRunner(carrier: carrier).Run(
            new ToyJob(request ?? Request), request ?? Request, store, cancellation: TestContext.Current.CancellationToken);
}
