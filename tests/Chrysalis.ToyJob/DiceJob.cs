using Chrysalis.Foundation.Random;
using Chrysalis.Jobs;

namespace Chrysalis.ToyJob;

/// <summary>Throws of two dice, and the sum of their logarithms, whose last bits show any other seed, order or rounding.</summary>
internal sealed class DiceJob : IJob<DiceRequest, DicePart, DicePart>
{
    private int ran;

    /// <summary>Units that were done here and not taken from the store.</summary>
    public int Ran => ran;

    public IEnumerable<WorkUnit> Units(DiceRequest request) =>
        Enumerable.Range(0, request.Units).Select(i => WorkUnit.Of(Seed.Of(request.Seed), "dice", i));

    public DicePart Run(WorkUnit unit, CancellationToken cancellation)
    {
        Interlocked.Increment(ref ran);
        Thread.Sleep(10);
        Xoshiro256 random = unit.Seed.NewRandom();
        long[] counts = new long[13];
        double logarithms = 0;
        for (int i = 0; i < 10_000; i++)
        {
            int sum = random.Next(1, 7) + random.Next(1, 7);
            counts[sum]++;
            logarithms += Math.Log(sum);
        }

        return new(counts, logarithms);
    }

    public DicePart Merge(DiceRequest request, IEnumerable<DicePart> parts) =>
        parts.Aggregate(new DicePart(new long[13], 0), (all, part) =>
            new([.. all.Counts.Zip(part.Counts, (a, b) => a + b)], all.Logarithms + part.Logarithms));
}
