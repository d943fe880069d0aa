namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// Merges the sorted errors of windows into one sorted sequence. An error flips no detector that was declared before its window: what
/// begins with such a detector is complete.
/// </summary>
internal static class SortedWindows
{
    /// <summary>The errors of some parts, loops unrolled, those that nobody can tell apart taken together.</summary>
    public static IEnumerable<SortedError> Merge(IReadOnlyList<ModelPart> parts)
    {
        (List<SortedError> waiting, List<SortedError> merged) = ([], []);
        int done = 0;
        foreach ((ModelWindow window, long shift) in ModelWindow.Unrolled(parts))
        {
            for (; done < waiting.Count && waiting[done].First < (ulong)(window.Start + shift); done++)
                if (waiting[done].Probability > 0)
                    yield return waiting[done];
            Merge(waiting, done, window.Errors, shift, merged);
            (waiting, merged) = (merged, waiting);
            done = 0;
        }
        for (; done < waiting.Count; done++)
            if (waiting[done].Probability > 0)
                yield return waiting[done];
    }

    private static void Merge(
        List<SortedError> first, int start, IReadOnlyList<(ErrorClass Class, double Probability)> second, long shift,
        List<SortedError> merged)
    {
        merged.Clear();
        int i = start;
        foreach ((ErrorClass unshifted, double probability) in second)
        {
            var error = new SortedError(unshifted, shift, probability);
            int order = -1;
            while (i < first.Count && (order = first[i].CompareTo(error)) < 0)
                merged.Add(first[i++]);
            double old = i < first.Count && order == 0 ? first[i++].Probability : 0;
            merged.Add(error with { Probability = (old * (1 - probability)) + ((1 - old) * probability) });
        }
        for (; i < first.Count; i++)
            merged.Add(first[i]);
    }
}
