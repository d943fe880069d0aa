using Chrysalis.Foundation.Random;

namespace Chrysalis.Jobs.Tests;

/// <summary>A job whose merge is slower than its units; notes how many parts wait for it.</summary>
internal sealed class CountedJob : IJob<int, byte[], int>
{
    private int ahead;

    public int MostAhead { get; private set; }

    public IEnumerable<WorkUnit> Units(int request) => Enumerable.Range(0, request).Select(i => WorkUnit.Of(Seed.Of(1), "unit", i));

    public byte[] Run(WorkUnit unit, CancellationToken cancellation)
    {
        lock (this)
            MostAhead = Math.Max(MostAhead, ++ahead);
        return new byte[1000];
    }

    public int Merge(int request, IEnumerable<byte[]> parts)
    {
        int count = 0;
        foreach (byte[] part in parts)
        {
            lock (this)
                ahead--;
            count += part.Length / 1000;
            if (count % 20 == 0)
                Thread.Sleep(20);
        }

        return count;
    }
}
