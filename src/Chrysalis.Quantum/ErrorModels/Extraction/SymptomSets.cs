namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// What an error flips as a sorted list of words, ordered as Stim orders targets: detectors, then observables, then the
/// separator. Lists are compared word by word.
/// </summary>
internal sealed class SymptomSets : IEqualityComparer<ulong[]>, IComparer<ulong[]>
{
    public const ulong Separator = ulong.MaxValue;

    private const ulong ObservableBit = 1UL << 63;

    public static SymptomSets Order { get; } = new();

    public static ulong Detector(long index) => (ulong)index;

    public static ulong Observable(long index) => (ulong)index | ObservableBit;

    public static bool IsDetector(ulong symptom) => symptom < ObservableBit;

    public static bool IsObservable(ulong symptom) => symptom >= ObservableBit && symptom != Separator;

    public static DemTarget ToTarget(ulong symptom) => symptom == Separator ? DemTarget.Separator
        : IsDetector(symptom) ? DemTarget.Detector((long)symptom) : DemTarget.Observable((long)(symptom & ~ObservableBit));

    /// <summary>What is in one of two sorted lists but not in both.</summary>
    public static ulong[] Xor(ulong[] first, ulong[] second)
    {
        if (first.Length == 0)
            return second;
        if (second.Length == 0)
            return first;
        Span<ulong> merged = first.Length + second.Length <= 128
            ? stackalloc ulong[first.Length + second.Length]
            : new ulong[first.Length + second.Length];
        int count = 0, i = 0, j = 0;
        while (i < first.Length && j < second.Length)
        {
            if (first[i] == second[j])
                (i, j) = (i + 1, j + 1);
            else
                merged[count++] = first[i] < second[j] ? first[i++] : second[j++];
        }
        for (; i < first.Length; i++)
            merged[count++] = first[i];
        for (; j < second.Length; j++)
            merged[count++] = second[j];
        return merged[..count].ToArray();
    }

    /// <summary>A symptom so many detectors later; an observable or a separator stays.</summary>
    public static ulong Shifted(ulong symptom, long detectors) => IsDetector(symptom) ? symptom + (ulong)detectors : symptom;

    /// <summary>The same symptoms so many detectors later; observables and separators stay.</summary>
    public static ulong[] Shifted(ulong[] symptoms, long detectors)
    {
        if (detectors == 0 || symptoms.Length == 0)
            return symptoms;
        var shifted = new ulong[symptoms.Length];
        for (int i = 0; i < shifted.Length; i++)
            shifted[i] = Shifted(symptoms[i], detectors);
        return shifted;
    }

    /// <summary>True when <see cref="Shifted(ulong[], long)"/> makes the one of the other.</summary>
    public static bool IsShift(ulong[] shifted, ulong[] symptoms, long detectors)
    {
        if (shifted.Length != symptoms.Length)
            return false;
        for (int i = 0; i < symptoms.Length; i++)
            if (shifted[i] != Shifted(symptoms[i], detectors))
                return false;
        return true;
    }

    /// <summary>The components between separators.</summary>
    public static IEnumerable<ulong[]> Components(ulong[] symptoms)
    {
        int start = 0;
        for (int end = 0; end <= symptoms.Length; end++)
            if (end == symptoms.Length || symptoms[end] == Separator)
            {
                yield return symptoms[start..end];
                start = end + 1;
            }
    }

    /// <summary>True when no component has more than two detectors.</summary>
    public static bool IsGraphlike(ulong[] symptoms)
    {
        int count = 0;
        foreach (ulong symptom in symptoms)
        {
            count = symptom == Separator ? 0 : count + (IsDetector(symptom) ? 1 : 0);
            if (count > 2)
                return false;
        }
        return true;
    }

    public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(ulong[] obj)
    {
        ulong hash = 0x9E3779B97F4A7C15;
        foreach (ulong symptom in obj)
            hash = (hash ^ symptom) * 0xBF58476D1CE4E5B9 ^ (hash >> 29);
        return (int)(hash ^ (hash >> 32));
    }

    public int Compare(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceCompareTo(y);
}
