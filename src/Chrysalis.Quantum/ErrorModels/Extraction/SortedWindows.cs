namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// Merges the sorted errors of windows into one sorted sequence. An error flips no detector that was declared before its window: what
/// begins with such a detector is complete.
/// </summary>
internal static class SortedWindows
{
    /// <summary>The errors of some parts, loops unrolled, those that nobody can tell apart taken together.</summary>
    public static IEnumerable<(ErrorClass Class, double Probability)> Merge(IReadOnlyList<ModelPart> parts)
    {
        var waiting = new List<(ErrorClass Class, double Probability)>();
        int done = 0;
        foreach ((ModelWindow window, long shift) in ModelWindow.Unrolled(parts))
        {
            for (; done < waiting.Count && waiting[done].Class.Symptoms[0] < (ulong)(window.Start + shift); done++)
                if (waiting[done].Probability > 0)
                    yield return waiting[done];
            waiting = Merge(waiting, done, window.Errors, shift);
            done = 0;
        }
        for (; done < waiting.Count; done++)
            if (waiting[done].Probability > 0)
                yield return waiting[done];
    }

    private static List<(ErrorClass Class, double Probability)> Merge(
        List<(ErrorClass Class, double Probability)> first, int start,
        IReadOnlyList<(ErrorClass Class, double Probability)> second, long shift)
    {
        var merged = new List<(ErrorClass Class, double Probability)>(first.Count - start + second.Count);
        int i = start;
        foreach ((ErrorClass unshifted, double probability) in second)
        {
            ErrorClass error = unshifted.Shifted(shift);
            int order = -1;
            while (i < first.Count && (order = ErrorClass.Order.Compare(first[i].Class, error)) < 0)
                merged.Add(first[i++]);
            double old = i < first.Count && order == 0 ? first[i++].Probability : 0;
            merged.Add((error, (old * (1 - probability)) + ((1 - old) * probability)));
        }
        for (; i < first.Count; i++)
            merged.Add(first[i]);
        return merged;
    }
}
