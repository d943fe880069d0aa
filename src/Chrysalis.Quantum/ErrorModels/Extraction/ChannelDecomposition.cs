using System.Numerics;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// Splits the errors of one channel into pieces of at most two detectors using other errors of the same channel, in the way
/// of Stim: single detectors first, then one or two pairs that reach into the region of single ones.
/// </summary>
internal static class ChannelDecomposition
{
    /// <summary>Replaces composite errors by joined pieces.</summary>
    /// <param name="symptoms">The error of each combination of the channel's basis errors; entry 0 is no error.</param>
    public static void Apply(ulong[][] symptoms)
    {
        ulong[][] original = [.. symptoms];
        if (Masks(symptoms) is not { } masks)
            return;
        int[] counts = [.. masks.Select(BitOperations.PopCount)];
        ulong singles = 0;
        for (int k = 1; k < masks.Length; k++)
            if (counts[k] == 1)
                singles |= masks[k];
        int[] pairs = [.. Enumerable.Range(1, masks.Length - 1).Where(k => counts[k] == 2 && (masks[k] & ~singles) != 0)];
        for (int k = 1; k < masks.Length; k++)
        {
            if (counts[k] < 2 || pairs.Contains(k))
                continue;
            List<ulong[]> pieces = Pairs(k, masks, singles, pairs, original, out ulong rest);
            for (int single = 1; rest != 0 && single < masks.Length; single++)
                if (counts[single] == 1 && (masks[single] & ~rest) == 0)
                {
                    rest &= ~masks[single];
                    pieces.Add(original[single]);
                }
            if (!IsWhole(pieces, original[k]))
                pieces = Cover(k, masks, counts, original) ?? [original[k]];
            symptoms[k] = Join(pieces);
        }
    }

    /// <summary>Pieces with separators between them.</summary>
    public static ulong[] Join(IReadOnlyList<ulong[]> pieces)
    {
        var joined = new List<ulong>();
        for (int i = 0; i < pieces.Count; i++)
        {
            if (i > 0)
                joined.Add(SymptomSets.Separator);
            joined.AddRange(pieces[i]);
        }
        return [.. joined];
    }

    /// <summary>True when pieces flip together what the error does, its observables too.</summary>
    private static bool IsWhole(List<ulong[]> pieces, ulong[] whole)
        => pieces.Aggregate(Array.Empty<ulong>(), SymptomSets.Xor).AsSpan().SequenceEqual(whole);

    /// <summary>
    /// Pieces on the error's detectors that flip its observables, too: of errors on the same detectors another one may be wanted. Null
    /// when there are none; the error then stays whole, and the pass over all errors takes it up where it has to.
    /// </summary>
    private static List<ulong[]>? Cover(int goal, ulong[] masks, int[] counts, ulong[][] original)
    {
        int[] usable = [.. Enumerable.Range(1, masks.Length - 1).Where(
            k => counts[k] is 1 or 2 && counts[k] < counts[goal] && (masks[k] & ~masks[goal]) == 0)];
        List<ulong[]>? Search(ulong rest, ulong[] left)
        {
            if (rest == 0)
                return left.Length == 0 ? [] : null;
            ulong first = rest & ~(rest - 1);
            foreach (int k in usable)
                if ((masks[k] & first) != 0 && (masks[k] & ~rest) == 0
                    && Search(rest & ~masks[k], SymptomSets.Xor(left, original[k])) is { } found)
                    return [original[k], .. found];
            return null;
        }
        return Search(masks[goal], original[goal]);
    }

    private static List<ulong[]> Pairs(int goal, ulong[] masks, ulong singles, int[] pairs, ulong[][] symptoms, out ulong rest)
    {
        ulong mask = masks[goal];
        rest = mask;
        if ((mask & ~singles) == 0)
            return [];
        foreach (int k in pairs)
            if ((mask & masks[k]) == masks[k] && (mask & ~(singles | masks[k])) == 0)
            {
                rest = mask & ~masks[k];
                return [symptoms[k]];
            }
        for (int i = 0; i < pairs.Length; i++)
            for (int j = i + 1; j < pairs.Length; j++)
            {
                (int a, int b) = (pairs[i], pairs[j]);
                if ((masks[a] & masks[b]) != 0 || (mask & ~(singles | masks[a] | masks[b])) != 0)
                    continue;
                rest = mask & ~(masks[a] | masks[b]);
                return SymptomSets.Order.Compare(symptoms[b], symptoms[a]) < 0 ? [symptoms[b], symptoms[a]] : [symptoms[a], symptoms[b]];
            }
        // Left whole; the pass over all errors takes it up again.
        rest = 0;
        return [symptoms[goal]];
    }

    /// <summary>
    /// The detectors of each error as bits, numbered as they come up in the basis errors; null when there are more than 64, whose errors
    /// stay whole for the pass over all errors.
    /// </summary>
    private static ulong[]? Masks(ulong[][] symptoms)
    {
        var places = new List<ulong>();
        var masks = new ulong[symptoms.Length];
        for (int k = 1; k < symptoms.Length; k++)
        {
            if (!BitOperations.IsPow2(k))
            {
                masks[k] = masks[k & (k - 1)] ^ masks[k & -k];
                continue;
            }
            foreach (ulong symptom in symptoms[k].Where(SymptomSets.IsDetector))
            {
                int place = places.IndexOf(symptom);
                if (place < 0)
                {
                    place = places.Count;
                    places.Add(symptom);
                }
                if (place >= 64)
                    return null;
                masks[k] ^= 1UL << place;
            }
        }
        return masks;
    }
}
