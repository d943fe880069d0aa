using Chrysalis.Foundation.Random;
using Chrysalis.Jobs;

namespace Chrysalis.Cluster.Tests;

/// <summary>Sums of logarithms of chance, whose last bits show any other seed or order.</summary>
/// <param name="request">Seed and number of units.</param>
/// <param name="before">What happens before a unit is done.</param>
internal sealed class ToyJob(ToyRequest request, Action<WorkUnit, CancellationToken>? before = null)
    : ICarriedJob<ToyRequest, double, double>
{
    public string Name => "toy";

    public IPartFormat<ToyRequest> RequestFormat { get; } = new JsonPartFormat<ToyRequest>();

    public IPartFormat<double> Format { get; } = new JsonPartFormat<double>();

    public static double Here(ToyRequest request) => new JobRunner().Run(new ToyJob(request), request);

    public IEnumerable<WorkUnit> Units(ToyRequest asked) =>
        Enumerable.Range(0, asked.Units).Select(i => WorkUnit.Of(Seed.Of(asked.Seed), "toy", i));

    public double Run(WorkUnit unit, CancellationToken cancellation)
    {
        before?.Invoke(unit, cancellation);
        if (unit.Index >= request.Units)
            throw new InvalidOperationException("The request did not arrive.");
        Xoshiro256 random = unit.Seed.NewRandom();
        double sum = 0;
        for (int i = 0; i < 1000; i++)
            sum += Math.Log(random.Next(1, 7));
        return sum;
    }

    public double Merge(ToyRequest asked, IEnumerable<double> parts) => parts.Aggregate(1.0, (all, part) => (all * 0.99) + part);
}
