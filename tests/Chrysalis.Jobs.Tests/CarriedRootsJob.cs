using Chrysalis.Foundation.Random;

namespace Chrysalis.Jobs.Tests;

/// <summary>Sums of roots of chance, for units that travel; the request says which seed.</summary>
internal sealed class CarriedRootsJob(ulong seed) : ICarriedJob<ulong, double, double>, IDisposable
{
    public string Name => "roots";

    public IPartFormat<ulong> RequestFormat { get; } = new JsonPartFormat<ulong>();

    public IPartFormat<double> Format { get; } = new JsonPartFormat<double>();

    public bool IsDisposed { get; private set; }

    public IEnumerable<WorkUnit> Units(ulong request) => Enumerable.Range(0, 30).Select(i => WorkUnit.Of(Seed.Of(request), "root", i));

    public double Run(WorkUnit unit, CancellationToken cancellation) => Math.Sqrt(unit.Seed.NewRandom().NextDouble() + seed);

    public double Merge(ulong request, IEnumerable<double> parts) => parts.Aggregate(0.0, (all, part) => (all * 0.9) + part);

    public void Dispose() => IsDisposed = true;
}
