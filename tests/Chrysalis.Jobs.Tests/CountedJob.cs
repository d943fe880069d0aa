using Chrysalis.Foundation.Random;

namespace Chrysalis.Jobs.Tests;

/// <summary>A job whose merge is slower than its units; notes how many parts wait for it.</summary>
internal sealed class CountedJob : IJob<int, byte[], int>
{
    private readonly int bound;
    private int ahead;
    private int begun;

    /// <param name="bound">How many parts may wait: the merge goes on once so many do, or all units are begun.</param>
    public CountedJob(int bound) => this.bound = bound;

    public int MostAhead { get; private set; }

    public IEnumerable<WorkUnit> Units(int request) => Enumerable.Range(0, request).Select(i => WorkUnit.Of(Seed.Of(1), "unit", i));

    public byte[] Run(WorkUnit unit, CancellationToken cancellation)
    {
        lock (this)
        {
            MostAhead = Math.Max(MostAhead, ++ahead);
            begun++;
        }

        return new byte[1000];
    }

    public int Merge(int request, IEnumerable<byte[]> parts)
    {
        int count = 0;
        foreach (byte[] part in parts)
        {
            // The units get as far ahead as they may before the next part is taken.
            SpinWait.SpinUntil(() => Volatile.Read(ref ahead) >= bound || Volatile.Read(ref begun) == request);
            lock (this)
                ahead--;
            count += part.Length / 1000;
        }

        return count;
    }
}
