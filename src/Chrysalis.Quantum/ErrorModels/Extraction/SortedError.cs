namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// An error in its place among the others; of a repetition it has the symptoms of the first one and its distance from that.
/// </summary>
/// <param name="Class">What it flips, in the first repetition.</param>
/// <param name="Shift">By how much the numbers of its detectors are higher here.</param>
/// <param name="Probability">How often it happens.</param>
internal readonly record struct SortedError(ErrorClass Class, long Shift, double Probability)
{
    /// <summary>Where its symptoms begin, here.</summary>
    public ulong First => SymptomSets.Shifted(Class.Symptoms[0], Shift);

    /// <summary>Whether it comes before another, as <see cref="ErrorClass.Order"/> orders what they are here.</summary>
    public int CompareTo(SortedError other)
    {
        (ulong[] own, ulong[] others) = (Class.Symptoms, other.Class.Symptoms);
        for (int i = 0; i < own.Length && i < others.Length; i++)
            if (SymptomSets.Shifted(own[i], Shift).CompareTo(SymptomSets.Shifted(others[i], other.Shift)) is not 0 and int order)
                return order;
        return own.Length != others.Length ? own.Length.CompareTo(others.Length) : string.CompareOrdinal(Class.Tag, other.Class.Tag);
    }
}
