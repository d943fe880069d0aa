using System.Numerics;

namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>
/// A radix heap: a monotone priority queue that sorts by the highest bit in which a time differs from the last one
/// taken. Source: Ahuja, Mehlhorn, Orlin, Tarjan, "Faster algorithms for the shortest path problem" (1990).
/// </summary>
internal sealed class FloodQueue
{
    private readonly Entry[][] _buckets = new Entry[64][];
    private readonly int[] _counts = new int[64];
    private ulong _filled;
    private long _last;

    public FloodQueue()
    {
        for (int i = 0; i < _buckets.Length; i++)
            _buckets[i] = new Entry[16];
    }

    /// <summary>Adds a time that is not before the last one taken.</summary>
    /// <param name="time">The time, at least 0.</param>
    /// <param name="target">A node, or the complement of a region.</param>
    public void Push(long time, int target)
    {
        int bucket = time == _last ? 0 : 64 - BitOperations.LeadingZeroCount((ulong)(time ^ _last));
        int count = _counts[bucket];
        Entry[] entries = _buckets[bucket];
        if (count == entries.Length)
            Array.Resize(ref _buckets[bucket], 2 * count);
        _buckets[bucket][count] = new Entry { Time = time, Target = target };
        _counts[bucket] = count + 1;
        _filled |= 1UL << bucket;
    }

    /// <summary>Takes an entry with the earliest time.</summary>
    public bool TryPop(out long time, out int target)
    {
        if (_filled == 0)
        {
            (time, target) = (0, 0);
            return false;
        }
        int bucket = BitOperations.TrailingZeroCount(_filled);
        if (bucket != 0 && _counts[bucket] > 1)
        {
            Spread(bucket);
            bucket = 0;
        }
        Entry entry = _buckets[bucket][--_counts[bucket]];
        if (_counts[bucket] == 0)
            _filled &= ~(1UL << bucket);
        _last = time = entry.Time;
        target = entry.Target;
        return true;
    }

    /// <summary>Empties the queue, telling every target still in it, and starts again at time 0.</summary>
    public void Clear(Action<int> forget)
    {
        for (; _filled != 0; _filled &= _filled - 1)
        {
            int bucket = BitOperations.TrailingZeroCount(_filled);
            for (int i = 0; i < _counts[bucket]; i++)
                forget(_buckets[bucket][i].Target);
            _counts[bucket] = 0;
        }
        _last = 0;
    }

    private void Spread(int bucket)
    {
        Span<Entry> entries = _buckets[bucket].AsSpan(0, _counts[bucket]);
        long earliest = long.MaxValue;
        foreach (ref readonly Entry entry in entries)
            earliest = Math.Min(earliest, entry.Time);
        _last = earliest;
        _counts[bucket] = 0;
        _filled &= ~(1UL << bucket);
        foreach (ref readonly Entry entry in entries)
            Push(entry.Time, entry.Target);
    }

    private struct Entry
    {
        public long Time;
        public int Target;
    }
}
