using Chrysalis.Foundation.Random;
using Chrysalis.Jobs;

namespace Chrysalis.Benchmarks.Cluster;

/// <summary>Sums of logarithms of drawn numbers: work of one core without memory.</summary>
internal sealed class SpinJob(SpinRequest request) : ICarriedJob<SpinRequest, double, double>
{
    public const string JobName = "spin";

    public string Name => JobName;

    public IPartFormat<SpinRequest> RequestFormat { get; } = new JsonPartFormat<SpinRequest>();

    public IPartFormat<double> Format { get; } = new JsonPartFormat<double>();

    public IEnumerable<WorkUnit> Units(SpinRequest asked) =>
        Enumerable.Range(0, asked.Units).Select(i => WorkUnit.Of(Seed.Of(1), "spin", i));

    public double Run(WorkUnit unit, CancellationToken cancellation)
    {
        Xoshiro256 random = unit.Seed.NewRandom();
        double sum = 0;
        for (long i = 0; i < request.Draws; i++)
            sum += Math.Log(1 + random.Next(0, 1000));
        return sum;
    }

    public double Merge(SpinRequest asked, IEnumerable<double> parts) => parts.Sum();
}
