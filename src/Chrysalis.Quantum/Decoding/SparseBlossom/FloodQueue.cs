using System.Numerics;

namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>
/// A radix heap: a monotone priority queue that sorts by the highest bit in which a time differs from the last one
/// taken. Source: Ahuja, Mehlhorn, Orlin, Tarjan, "Faster algorithms for the shortest path problem" (1990).
/// </summary>
internal sealed class FloodQueue
{
    private readonly Entry[][] buckets = new Entry[64][];
    private readonly int[] counts = new int[64];
    private ulong filled;
    private long last;

    public FloodQueue()
    {
        for (int i = 0; i < buckets.Length; i++)
            buckets[i] = new Entry[16];
    }

    /// <summary>Adds a time that is not before the last one taken.</summary>
    /// <param name="time">The time, at least 0.</param>
    /// <param name="target">A node, or the complement of a region.</param>
    public void Push(long time, int target)
    {
        int bucket = time == last ? 0 : 64 - BitOperations.LeadingZeroCount((ulong)(time ^ last));
        int count = counts[bucket];
        Entry[] entries = buckets[bucket];
        if (count == entries.Length)
            Array.Resize(ref buckets[bucket], 2 * count);
        buckets[bucket][count] = new Entry { Time = time, Target = target };
        counts[bucket] = count + 1;
        filled |= 1UL << bucket;
    }

    /// <summary>Takes an entry with the earliest time.</summary>
    public bool TryPop(out long time, out int target)
    {
        if (filled == 0)
        {
            (time, target) = (0, 0);
            return false;
        }
        int bucket = BitOperations.TrailingZeroCount(filled);
        if (bucket != 0 && counts[bucket] > 1)
        {
            Spread(bucket);
            bucket = 0;
        }
        Entry entry = buckets[bucket][--counts[bucket]];
        if (counts[bucket] == 0)
            filled &= ~(1UL << bucket);
        last = time = entry.Time;
        target = entry.Target;
        return true;
    }

    /// <summary>Empties the queue, telling every target still in it, and starts again at time 0.</summary>
    public void Clear(Action<int> forget)
    {
        for (; filled != 0; filled &= filled - 1)
        {
            int bucket = BitOperations.TrailingZeroCount(filled);
            for (int i = 0; i < counts[bucket]; i++)
                forget(buckets[bucket][i].Target);
            counts[bucket] = 0;
        }
        last = 0;
    }

    private void Spread(int bucket)
    {
        Span<Entry> entries = buckets[bucket].AsSpan(0, counts[bucket]);
        long earliest = long.MaxValue;
        foreach (ref readonly Entry entry in entries)
            earliest = Math.Min(earliest, entry.Time);
        last = earliest;
        counts[bucket] = 0;
        filled &= ~(1UL << bucket);
        foreach (ref readonly Entry entry in entries)
            Push(entry.Time, entry.Target);
    }

    private struct Entry
    {
        public long Time;
        public int Target;
    }
}
