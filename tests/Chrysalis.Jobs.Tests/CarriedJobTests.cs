using System.Text;
using Chrysalis.Foundation.Errors;

namespace Chrysalis.Jobs.Tests;

public sealed class CarriedJobTests
{
    private readonly CarriedJobs jobs = new();
    private readonly List<CarriedRootsJob> opened = [];

    public CarriedJobTests() => jobs.Add<ulong, double, double>("roots", new JsonPartFormat<ulong>(), seed =>
    {
        opened.Add(new(seed));
        return opened[^1];
    });

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Run_ByACarrier_GivesTheResultOfThisProcess(int capacity)
    {
        var carrier = new Carrier(capacity, order => Done(order));
        Assert.Equal(Here(), new JobRunner(carrier: carrier).Run(new CarriedRootsJob(3), 3UL, cancellation: Stop));
    }

    [Fact]
    public void Run_UnitLostTwice_IsTriedAThirdTime()
    {
        int lost = 0;
        var carrier = new Carrier(2, order => order.Unit.Index == 4 && lost++ < 2 ? throw new UnitLostException("gone") : Done(order));
        Assert.Equal(Here(), new JobRunner(carrier: carrier).Run(new CarriedRootsJob(3), 3UL, cancellation: Stop));
        Assert.Equal(3, lost);
    }

    [Fact]
    public void Run_UnitAlwaysLostOrGarbled_IsANamedFailure()
    {
        var carrier = new Carrier(2, order => order.Unit.Index == 4 ? Encoding.UTF8.GetBytes("{") : Done(order));
        Assert.StartsWith(
            "Unit 'root, 4' failed 3 times (The part is not a Double): ",
            Assert.Throws<JobException>(() => new JobRunner(carrier: carrier).Run(new CarriedRootsJob(3), 3UL, cancellation: Stop)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CarrierThatCannot_EndsTheRunAtOnce()
    {
        int asked = 0;
        var carrier = new Carrier(1, _ => Interlocked.Increment(ref asked) > 0 ? throw new ChrysalisException("No workers.") : []);
        Assert.Equal("No workers.", Assert.Throws<ChrysalisException>(
            () => new JobRunner(carrier: carrier).Run(new CarriedRootsJob(3), 3UL, cancellation: Stop)).Message);
        Assert.InRange(asked, 1, 4);
    }

    [Fact]
    public void Run_JobThatIsNotCarried_IsRefused() => Assert.Contains("CircleJob is not carried", Assert.Throws<ArgumentException>(
        () => new JobRunner(carrier: new Carrier(1, Done)).Run(new CircleJob(), new(1, ["a"], 1), cancellation: Stop)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Open_UnknownJobOrOtherRequest_IsRefused()
    {
        Assert.Equal("'System.IO.File' is no job that is done here: ask for one of roots.", Refused("System.IO.File", "3"));
        Assert.Equal("'roots' was asked for with a request that cannot be read: ask with the same version.", Refused("roots", "{\"a\":1}"));
    }

    [Fact]
    public void Dispose_OfAnOpenedJob_DisposesOfTheJob()
    {
        jobs.Open("roots", "3").Dispose();
        Assert.True(opened[0].IsDisposed);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static double Here() => new JobRunner().Run(new CarriedRootsJob(3), 3UL, cancellation: Stop);

    private byte[] Done(UnitOrder order)
    {
        using OpenedJob job = jobs.Open(order.Job, order.Request);
        return job.Run(order.Unit, Stop);
    }

    private string Refused(string job, string request) => Assert.Throws<ChrysalisException>(() => jobs.Open(job, request)).Message;

    private sealed class Carrier(int capacity, Func<UnitOrder, byte[]> run) : IUnitCarrier
    {
        private readonly Lock gate = new();

        public int Capacity => capacity;

        public Task<byte[]> CarryAsync(UnitOrder order, CancellationToken cancellation) => Task.Run(
            () =>
            {
                lock (gate)
                    return run(order);
            },
            cancellation);
    }
}
