namespace Chrysalis.Talking.Compositing;

/// <summary>Counts values in even bins, to find where their bulk begins and ends.</summary>
/// <param name="least">The first bin's lower edge; what is below counts there.</param>
/// <param name="most">The last bin's upper edge; what is above counts there.</param>
/// <param name="bins">How many.</param>
internal sealed class ValueHistogram(float least, float most, int bins)
{
    private readonly int[] counts = new int[bins];

    /// <summary>Values counted.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Array.Clear(counts);
        Count = 0;
    }

    /// <summary>Counts a value.</summary>
    public void Add(float value)
    {
        counts[(int)Math.Clamp((value - least) / (most - least) * bins, 0, bins - 1)]++;
        Count++;
    }

    /// <summary>The middles of the bins between which all lie but a share at either end.</summary>
    public (float Start, float End) Bulk(float tail)
    {
        int left = (int)(tail * Count);
        int start = 0, end = bins - 1;
        for (int passed = counts[start]; passed <= left && start < bins - 1; passed += counts[start])
            start++;
        for (int passed = counts[end]; passed <= left && end > 0; passed += counts[end])
            end--;
        return (MiddleOf(start), MiddleOf(end));
    }

    private float MiddleOf(int bin) => least + (bin + 0.5f) * (most - least) / bins;
}
