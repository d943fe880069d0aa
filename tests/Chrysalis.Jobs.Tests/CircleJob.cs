using Chrysalis.Foundation.Random;

namespace Chrysalis.Jobs.Tests;

/// <summary>π by points in a square; the sum of distances is a float, whose last bits show any other order or seed.</summary>
internal sealed class CircleJob : IJob<CircleRequest, CirclePart, CircleResult>
{
    private int running;
    private int ran;

    /// <summary>Called in each unit before it draws.</summary>
    public Action<WorkUnit, CancellationToken> Before { get; init; } = (_, _) => { };

    public int MostAtOnce { get; private set; }

    public int Ran => ran;

    public IEnumerable<WorkUnit> Units(CircleRequest request) =>
        request.Names.SelectMany(name => Enumerable.Range(0, request.UnitsEach).Select(i => WorkUnit.Of(Seed.Of(request.Seed), name, i)));

    public CirclePart Run(WorkUnit unit, CancellationToken cancellation)
    {
        lock (this)
            MostAtOnce = Math.Max(MostAtOnce, ++running);
        try
        {
            Interlocked.Increment(ref ran);
            Before(unit, cancellation);
            Xoshiro256 random = unit.Seed.NewRandom();
            (long inside, double sum) = (0, 0);
            for (int i = 0; i < 1000; i++)
            {
                (double x, double y) = (random.NextDouble(), random.NextDouble());
                inside += x * x + y * y < 1 ? 1 : 0;
                sum += Math.Sqrt(x * x + y * y);
            }

            return new(inside, sum);
        }
        finally
        {
            lock (this)
                running--;
        }
    }

    public CircleResult Merge(CircleRequest request, IEnumerable<CirclePart> parts)
    {
        (long count, long inside, double sum) = (0, 0, 0);
        foreach (CirclePart part in parts)
            (count, inside, sum) = (count + 1, inside + part.Inside, sum + part.Distances);
        return new(count, inside, sum);
    }
}
