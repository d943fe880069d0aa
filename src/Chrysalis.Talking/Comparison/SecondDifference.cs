namespace Chrysalis.Talking.Comparison;

/// <summary>
/// How much a series of pictures flickers: the mean size of what a picture differs from the mean of its neighbours in time, twice. Steady
/// movement has none.
/// </summary>
internal sealed class SecondDifference
{
    private byte[]? last, before;
    private double sum;
    private long pictures;

    /// <summary>In levels of 255; null before three pictures in a row.</summary>
    public double? Mean => pictures == 0 ? null : sum / pictures;

    /// <summary>Adds a picture, of the size of the others.</summary>
    public void Add(byte[] picture)
    {
        if (before is not null && last is not null)
        {
            long size = 0;
            for (int i = 0; i < picture.Length; i++)
                size += Math.Abs(picture[i] - 2 * last[i] + before[i]);
            sum += (double)size / picture.Length;
            pictures++;
        }

        (before, last) = (last, picture);
    }

    /// <summary>What comes next does not follow what was.</summary>
    public void Break() => (before, last) = (null, null);
}
