using Chrysalis.Foundation.Progress;
using Chrysalis.Jobs.Tests.Reference;

namespace Chrysalis.Jobs.Tests;

public sealed class JobRunnerTests : IDisposable
{
    private static readonly CircleRequest Request = new(7, ["d3", "d5"], 20);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(3, false)]
    [InlineData(8, true)]
    public void Run_AnyThreadsAndStore_AgreesWithThePlainRunToTheLastBit(int threads, bool isKept)
    {
        CircleResult result = Run(new() { Threads = threads }, new CircleJob(), Request, isKept ? Store() : null);
        Assert.Equal(PlainRun.Of(new CircleJob(), Request), result);
        Assert.Equal(40, result.Parts);
    }

    [Fact]
    public void Run_Counts_ComeNearPi()
    {
        // Five standard errors of 40,000 points.
        Assert.InRange(4.0 * Run(new(), new CircleJob(), Request).Inside / 40_000, Math.PI - 0.041, Math.PI + 0.041);
    }

    [Fact]
    public void Merge_PartsInAnotherOrder_GivesTheSameCounts()
    {
        var job = new CircleJob();
        CirclePart[] parts = [.. job.Units(Request).Select(unit => job.Run(unit, default))];
        long inside = job.Merge(Request, parts).Inside;
        new Random(1).Shuffle(parts);
        Assert.Equal(inside, job.Merge(Request, parts).Inside);
    }

    [Fact]
    public void Run_Again_TakesPartsFromTheStore()
    {
        CircleResult first = Run(new(), new CircleJob(), Request, Store());
        var job = new CircleJob();
        Assert.Equal(first, Run(new(), job, Request, Store()));
        Assert.Equal(0, job.Ran);
    }

    [Fact]
    public void Run_Stopped_GoesOnWithWhatIsMissing()
    {
        using var stop = new CancellationTokenSource();
        int begun = 0;
        var first = new CircleJob
        {
            Before = (_, _) =>
            {
                if (Interlocked.Increment(ref begun) == 15)
                    stop.Cancel();
            },
        };
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new JobRunner(new() { Threads = 2 }).Run(first, Request, Store(), cancellation: stop.Token));
        int kept = Directory.GetFiles(folder.Path).Length;
        Assert.InRange(kept, 1, 39);
        var second = new CircleJob();
        Assert.Equal(PlainRun.Of(new CircleJob(), Request), Run(new() { Threads = 3 }, second, Request, Store()));
        Assert.Equal(40 - kept, second.Ran);
    }

    [Fact]
    public void Run_DamagedParts_AreDoneAgain()
    {
        CircleResult first = Run(new(), new CircleJob(), Request, Store());
        string[] files = Directory.GetFiles(folder.Path);
        byte[] bytes = File.ReadAllBytes(files[0]);
        bytes[40] ^= 1;
        File.WriteAllBytes(files[0], bytes);
        File.WriteAllBytes(files[1], File.ReadAllBytes(files[1])[..^1]);
        File.WriteAllBytes(files[2], []);
        File.Copy(files[4], files[3], overwrite: true);
        var job = new CircleJob();
        Assert.Equal(first, Run(new(), job, Request, Store()));
        Assert.Equal(4, job.Ran);
    }

    [Fact]
    public void Run_AnotherRequestInTheSameFolder_SharesNoPart()
    {
        Run(new(), new CircleJob(), Request, Store());
        CircleRequest other = Request with { Seed = 8 };
        var job = new CircleJob();
        Assert.Equal(PlainRun.Of(new CircleJob(), other), Run(new(), job, other, new(folder.Path, JobKey.Of("circle", 1, other))));
        Assert.Equal(40, job.Ran);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_UnitThatAlwaysFails_IsNamedAfterItsTriesAndTheOthersAreDone(int tries)
    {
        int tried = 0;
        var job = new CircleJob
        {
            Before = (unit, _) =>
            {
                if (unit is { Name: "d5", Index: 4 })
                    throw new InvalidOperationException($"No luck, {Interlocked.Increment(ref tried)}.");
            },
        };
        var error = Assert.Throws<JobException>(() => Run(new() { Threads = 2, Tries = tries }, job, Request, Store()));
        Assert.StartsWith($"Unit 'd5, 4' failed {tries} times (No luck, {tries}): ", error.Message, StringComparison.Ordinal);
        Assert.Equal(tries, tried);
        Assert.Equal(tries, Assert.Single(error.Failures).Tries);
        Assert.Equal(39, Directory.GetFiles(folder.Path).Length);
        var second = new CircleJob();
        Assert.Equal(PlainRun.Of(new CircleJob(), Request), Run(new(), second, Request, Store()));
        Assert.Equal(1, second.Ran);
    }

    [Fact]
    public void Run_UnitThatFailsOnce_IsTriedAgain()
    {
        int failed = 0;
        var job = new CircleJob
        {
            Before = (unit, _) =>
            {
                if (unit.Index == 3 && Interlocked.Increment(ref failed) == 1)
                    throw new IOException();
            },
        };
        Assert.Equal(PlainRun.Of(new CircleJob(), Request), Run(new(), job, Request));
        Assert.Equal(41, job.Ran);
    }

    [Fact]
    public void Run_SeveralFailures_SaysHowMany()
    {
        var job = new CircleJob { Before = (unit, _) => { if (unit.Index == 3) throw new IOException("Gone."); } };
        var error = Assert.Throws<JobException>(() => Run(new() { Tries = 1 }, job, Request));
        Assert.StartsWith("Unit 'd3, 3' and 1 more failed 1 times (Gone): ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ThreadsAsked_AreNotExceeded()
    {
        var job = new CircleJob();
        // Units wait for each other until as many are at work as may be.
        job = new CircleJob { Before = (_, _) => SpinWait.SpinUntil(() => job.MostAtOnce >= 3) };
        Run(new() { Threads = 3 }, job, Request);
        Assert.Equal(3, job.MostAtOnce);
    }

    [Fact]
    public void Run_SlowMerge_KeepsAFewPartsInMemory()
    {
        var job = new CountedJob(2 * JobOptions.AheadEach);
        Assert.Equal(200, new JobRunner(new() { Threads = 2 }).Run(job, 200, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(2 * JobOptions.AheadEach, job.MostAhead);
    }

    [Fact]
    public void Run_Progress_CountsUpAndEstimates()
    {
        var steps = new ListProgress();
        Run(new() { Threads = 2, Stage = "circle" }, new CircleJob(), Request, Store(), steps);
        Assert.Equal(Enumerable.Range(0, 41).Select(i => (long)i), steps.Seen.Select(step => step.Done));
        Assert.All(steps.Seen, step => Assert.Equal(("circle", 40), (step.Stage, step.Total)));
        Assert.All(steps.Seen.Skip(1), step => Assert.NotNull(step.Remaining));
        Assert.Equal(TimeSpan.Zero, steps.Seen[^1].Remaining);
    }

    [Fact]
    public void Run_NoUnits_MergesNothing() => Assert.Equal(new(0, 0, 0), Run(new(), new CircleJob(), Request with { UnitsEach = 0 }));

    private static CircleResult Run(
        JobOptions options, CircleJob job, CircleRequest request, PartStore<CirclePart>? store = null, ListProgress? progress = null) =>
        new JobRunner(options).Run(job, request, store, progress, TestContext.Current.CancellationToken);

    private PartStore<CirclePart> Store() => new(folder.Path, JobKey.Of("circle", 1, Request));

    private sealed class ListProgress : IProgress<WorkProgress>
    {
        public List<WorkProgress> Seen { get; } = [];

        public void Report(WorkProgress value) => Seen.Add(value);
    }
}
