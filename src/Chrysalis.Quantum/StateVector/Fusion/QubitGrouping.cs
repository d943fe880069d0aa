using System.Numerics;

namespace Chrysalis.Quantum.StateVector.Fusion;

/// <summary>
/// Splits a sequence of matrices into groups that each touch few qubits, so that running group after group gives the same
/// result. Used twice: for the sweeps (as many qubits as a cache block holds) and for the fused gates within a sweep.
/// Greedy: a group starts with the first waiting matrix and takes, one by one, the qubit that lets the most matrices in. With a source of
/// chance it starts with any matrix that could run now, and ties are drawn, so that trying again may find fewer groups.
/// </summary>
internal static class QubitGrouping
{
    /// <summary>One group: its qubits and the places of its matrices in the sequence, ascending.</summary>
    public readonly record struct Group(ulong Qubits, List<int> Members);

    /// <summary>The fewest groups of some tries; the first try draws nothing.</summary>
    public static List<Group> SplitBest(ReadOnlySpan<ulong> masks, ulong always, int capacity, ulong allQubits, int tries, Random random)
    {
        List<Group> best = Split(masks, always, capacity, allQubits);
        for (int i = 1; i < tries && best.Count > 1; i++)
        {
            List<Group> other = Split(masks, always, capacity, allQubits, random);
            if (other.Count < best.Count)
                best = other;
        }

        return best;
    }

    public static List<Group> Split(ReadOnlySpan<ulong> masks, ulong always, int capacity, ulong allQubits, Random? random = null)
    {
        var groups = new List<Group>();
        ulong[] waiting = masks.ToArray();
        int[] places = [.. Enumerable.Range(0, masks.Length)];
        int count = masks.Length;
        while (count > 0)
        {
            ulong qubits = Grow(waiting.AsSpan(0, count), always | Start(waiting.AsSpan(0, count), random), capacity, allQubits, random);
            List<int> members = [];
            count = Take(waiting, places, count, qubits, members);
            groups.Add(new(qubits, members));
        }

        return groups;
    }

    /// <summary>The qubits of the first group.</summary>
    public static ulong First(ReadOnlySpan<ulong> masks, ulong always, int capacity, ulong allQubits) =>
        Grow(masks, always | masks[0], capacity, allQubits, null);

    /// <summary>A matrix that waits for no other.</summary>
    private static ulong Start(ReadOnlySpan<ulong> waiting, Random? random)
    {
        if (random is null)
            return waiting[0];
        ulong chosen = 0, before = 0;
        int free = 0;
        foreach (ulong mask in waiting)
        {
            if ((mask & before) == 0 && random.Next(++free) == 0)
                chosen = mask;
            before |= mask;
        }

        return chosen;
    }

    private static ulong Grow(ReadOnlySpan<ulong> waiting, ulong qubits, int capacity, ulong allQubits, Random? random)
    {
        while (BitOperations.PopCount(qubits) < capacity && (allQubits & ~qubits) != 0)
        {
            ulong best = 0;
            int bestWeight = -1, ties = 0;
            for (ulong rest = allQubits & ~qubits; rest != 0; rest &= rest - 1)
            {
                ulong candidate = rest & (~rest + 1);
                int weight = Weigh(waiting, qubits | candidate);
                if (weight > bestWeight)
                    (best, bestWeight, ties) = (candidate, weight, 1);
                else if (random is not null && weight == bestWeight && random.Next(++ties) == 0)
                    best = candidate;
            }

            qubits |= best;
        }

        return qubits;
    }

    /// <summary>Number of matrices a set of qubits lets in.</summary>
    private static int Weigh(ReadOnlySpan<ulong> waiting, ulong qubits)
    {
        int weight = 0;
        ulong blocked = ~qubits;
        foreach (ulong mask in waiting)
        {
            if ((mask & blocked) == 0)
                weight++;
            else
            {
                blocked |= mask;
                if (blocked == ulong.MaxValue)
                    break;
            }
        }

        return weight;
    }

    private static int Take(ulong[] waiting, int[] places, int count, ulong qubits, List<int> members)
    {
        ulong blocked = ~qubits;
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if ((waiting[i] & blocked) == 0)
            {
                members.Add(places[i]);
                continue;
            }

            blocked |= waiting[i];
            (waiting[kept], places[kept]) = (waiting[i], places[i]);
            kept++;
        }

        return kept;
    }
}
