namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// Unrolls folded errors in Stim's order, decomposed where that is wanted. An error flips no detector that was declared before its
/// window: what lies before a window is complete when it begins, so that only the errors around it are in memory.
/// </summary>
/// <param name="options">How.</param>
/// <param name="isDecomposing">True when errors are left that flip more than two detectors at once.</param>
internal sealed class ErrorSorter(ErrorModelOptions options, bool isDecomposing)
{
    /// <summary>Known components to keep before those that lie behind are looked for.</summary>
    private const int KnownAtLeast = 1 << 16;

    private readonly ErrorClasses open = new();
    private readonly ErrorClasses ready = new();
    private readonly List<(ErrorClass Class, double Probability)> whole = [];
    private readonly HyperErrorDecomposition decomposition = new(options);
    private int knownMost = KnownAtLeast;

    /// <summary>The errors of some parts, sorted, those that nobody can tell apart taken together.</summary>
    public IEnumerable<SortedError> Sort(IReadOnlyList<ModelPart> parts)
    {
        if (!isDecomposing)
        {
            foreach (SortedError error in SortedWindows.Merge(parts))
                yield return error;
            yield break;
        }
        foreach ((ModelWindow window, long shift) in ModelWindow.Unrolled(parts))
        {
            foreach ((ErrorClass error, double probability) in Complete((ulong)(window.Start + shift)))
                yield return new(error, 0, probability);
            foreach ((ErrorClass error, double probability) in window.Errors)
                open.Add(probability, error.Shifted(shift));
        }
        foreach ((ErrorClass error, double probability) in Complete(ulong.MaxValue))
            yield return new(error, 0, probability);
    }

    /// <summary>True when some error has a component of more than two detectors.</summary>
    public static bool HasHyperErrors(IReadOnlyList<ModelPart> parts)
        => ModelWindow.Each(parts).Any(window => window.Errors.Any(e => !SymptomSets.IsGraphlike(e.Class.Symptoms)));

    /// <summary>The errors of one window, decomposed by themselves.</summary>
    public static IEnumerable<SortedError> Decompose(ModelWindow window, ErrorModelOptions options)
        => new ErrorSorter(options, options.DecomposeErrors && HasHyperErrors([window])).Sort([window]);

    /// <summary>The first detector; of decomposed errors any piece may hold it.</summary>
    private static ulong First(ulong[] symptoms)
    {
        ulong first = symptoms[0];
        foreach (ulong symptom in symptoms)
            first = Math.Min(first, symptom);
        return first;
    }

    private static ulong LastDetector(ulong[] symptoms) => symptoms.Where(SymptomSets.IsDetector).Max();

    /// <summary>What is known once everything has come up that flips a detector before a limit.</summary>
    private List<(ErrorClass Class, double Probability)> Complete(ulong limit)
    {
        foreach ((ErrorClass error, double probability) in open.Take(error => First(error.Symptoms) < limit))
        {
            if (probability <= 0)
                continue;
            decomposition.Learn(error);
            if (!SymptomSets.IsGraphlike(error.Symptoms))
                whole.Add((error, probability));
            else
                ready.Add(probability, error);
        }
        ulong end = limit;
        foreach ((ErrorClass error, double probability) in whole)
        {
            if (LastDetector(error.Symptoms) < limit)
                ready.Add(probability, error with { Symptoms = decomposition.Decompose(error.Symptoms) });
            else
                end = Math.Min(end, First(error.Symptoms));
        }
        whole.RemoveAll(error => LastDetector(error.Class.Symptoms) < limit);
        if (decomposition.KnownCount > knownMost)
        {
            decomposition.Forget(end);
            knownMost = Math.Max(KnownAtLeast, 2 * decomposition.KnownCount);
        }
        List<(ErrorClass Class, double Probability)> done = ready.Take(error => error.Symptoms[0] < end);
        done.RemoveAll(error => error.Probability <= 0);
        done.Sort((a, b) => ErrorClass.Order.Compare(a.Class, b.Class));
        return done;
    }
}
