using Chrysalis.Foundation.Random;

namespace Chrysalis.Jobs.Tests.Disposal;

public sealed class DisposalTests
{
    [Fact]
    public void PublicTypes_AfterDispose_RefuseEveryUse() =>
        new DisposableTypes(typeof(Chrysalis.Jobs.JobRunner).Assembly)
            .Argument(WorkUnit.Of(Seed.Of(1), "root", 0))
            .With(() =>
            {
                var jobs = new CarriedJobs();
                jobs.Add<ulong, double, double>("roots", new JsonPartFormat<ulong>(), seed => new CarriedRootsJob(seed));
                return jobs.Open("roots", "3");
            })
            .RefuseEveryUse();
}
