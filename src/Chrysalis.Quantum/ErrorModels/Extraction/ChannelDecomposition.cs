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
        Span<ulong> masks = stackalloc ulong[symptoms.Length];
        if (!TryMask(symptoms, masks))
            return;
        ulong[][] original = [.. symptoms];
        ulong singles = 0;
        foreach (ulong mask in masks)
            if (BitOperations.PopCount(mask) == 1)
                singles |= mask;
        var pairs = new List<int>();
        for (int k = 1; k < masks.Length; k++)
            if (BitOperations.PopCount(masks[k]) == 2 && (masks[k] & ~singles) != 0)
                pairs.Add(k);
        var pieces = new List<int>();
        for (int k = 1; k < masks.Length; k++)
        {
            if (BitOperations.PopCount(masks[k]) < 2 || pairs.Contains(k))
                continue;
            pieces.Clear();
            ulong rest = TakePairs(k, masks, singles, pairs, original, pieces);
            for (int single = 1; rest != 0 && single < masks.Length; single++)
                if (BitOperations.PopCount(masks[single]) == 1 && (masks[single] & ~rest) == 0)
                {
                    rest &= ~masks[single];
                    pieces.Add(single);
                }
            if (!IsWhole(pieces, k, original))
            {
                pieces.Clear();
                if (!Cover(k, masks[k], original[k], masks, original, pieces))
                    continue;
            }
            symptoms[k] = Join(pieces.ConvertAll(piece => original[piece]));
        }
    }

    /// <summary>Pieces with separators between them.</summary>
    public static ulong[] Join(IReadOnlyList<ulong[]> pieces)
    {
        if (pieces.Count == 1)
            return pieces[0];
        int length = Math.Max(0, pieces.Count - 1);
        for (int i = 0; i < pieces.Count; i++)
            length += pieces[i].Length;
        var joined = new ulong[length];
        for (int i = 0, at = 0; i < pieces.Count; at += pieces[i].Length, i++)
        {
            if (i > 0)
                joined[at++] = SymptomSets.Separator;
            pieces[i].CopyTo(joined, at);
        }
        return joined;
    }

    /// <summary>True when pieces flip together what the error does, its observables too.</summary>
    private static bool IsWhole(List<int> pieces, int goal, ulong[][] symptoms)
    {
        (int basis, ulong[] flipped) = (0, []);
        foreach (int piece in pieces)
            basis ^= piece;
        // The same basis errors flip the same; others may.
        if (basis == goal)
            return true;
        foreach (int piece in pieces)
            flipped = SymptomSets.Xor(flipped, symptoms[piece]);
        return SymptomSets.Order.Equals(flipped, symptoms[goal]);
    }

    /// <summary>
    /// Pieces on the error's detectors that flip its observables, too: of errors on the same detectors another one may be wanted. False
    /// when there are none; the error then stays whole, and the pass over all errors takes it up where it has to.
    /// </summary>
    private static bool Cover(int goal, ulong rest, ulong[] left, ReadOnlySpan<ulong> masks, ulong[][] symptoms, List<int> pieces)
    {
        if (rest == 0)
            return left.Length == 0;
        ulong first = rest & ~(rest - 1);
        for (int k = 1; k < masks.Length; k++)
        {
            int count = BitOperations.PopCount(masks[k]);
            if (count > 2 || count >= BitOperations.PopCount(masks[goal]) || (masks[k] & first) == 0 || (masks[k] & ~rest) != 0)
                continue;
            pieces.Add(k);
            if (Cover(goal, rest & ~masks[k], SymptomSets.Xor(left, symptoms[k]), masks, symptoms, pieces))
                return true;
            pieces.RemoveAt(pieces.Count - 1);
        }
        return false;
    }

    /// <summary>Takes one or two pairs that reach where no single detector is; returns the detectors left for single ones.</summary>
    private static ulong TakePairs(
        int goal, ReadOnlySpan<ulong> masks, ulong singles, List<int> pairs, ulong[][] symptoms, List<int> pieces)
    {
        ulong mask = masks[goal];
        if ((mask & ~singles) == 0)
            return mask;
        foreach (int k in pairs)
            if ((mask & masks[k]) == masks[k] && (mask & ~(singles | masks[k])) == 0)
            {
                pieces.Add(k);
                return mask & ~masks[k];
            }
        for (int i = 0; i < pairs.Count; i++)
            for (int j = i + 1; j < pairs.Count; j++)
            {
                (int a, int b) = (pairs[i], pairs[j]);
                if ((masks[a] & masks[b]) != 0 || (mask & ~(singles | masks[a] | masks[b])) != 0)
                    continue;
                pieces.AddRange(SymptomSets.Order.Compare(symptoms[b], symptoms[a]) < 0 ? [b, a] : [a, b]);
                return mask & ~(masks[a] | masks[b]);
            }
        // Left whole; the pass over all errors takes it up again.
        pieces.Add(goal);
        return 0;
    }

    /// <summary>
    /// The detectors of each error as bits, numbered as they come up in the basis errors; false when there are more than 64, whose errors
    /// stay whole for the pass over all errors.
    /// </summary>
    private static bool TryMask(ulong[][] symptoms, Span<ulong> masks)
    {
        var places = new List<ulong>();
        for (int k = 1; k < symptoms.Length; k++)
        {
            if (!BitOperations.IsPow2(k))
            {
                masks[k] = masks[k & (k - 1)] ^ masks[k & -k];
                continue;
            }
            foreach (ulong symptom in symptoms[k])
            {
                if (!SymptomSets.IsDetector(symptom))
                    continue;
                int place = places.IndexOf(symptom);
                if (place < 0)
                {
                    place = places.Count;
                    places.Add(symptom);
                }
                if (place >= 64)
                    return false;
                masks[k] ^= 1UL << place;
            }
        }
        return true;
    }
}
