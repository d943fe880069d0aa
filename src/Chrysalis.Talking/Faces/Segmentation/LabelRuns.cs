namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>Labels as runs of like pixels, two bytes each: the label in the upper two bits, the number of pixels in the others.</summary>
internal static class LabelRuns
{
    private const int LengthBits = 14, Longest = (1 << LengthBits) - 1;

    /// <summary>The runs of labels, row by row through all rows.</summary>
    public static short[] Of(ReadOnlySpan<byte> labels)
    {
        var runs = new List<short>();
        for (int start = 0; start < labels.Length;)
        {
            int length = 1, most = Math.Min(Longest, labels.Length - start);
            while (length < most && labels[start + length] == labels[start])
                length++;
            runs.Add(unchecked((short)(labels[start] << LengthBits | length)));
            start += length;
        }

        return [.. runs];
    }

    /// <summary>Fills labels from runs; false where they are not exactly as many pixels, or of a label that does not exist.</summary>
    public static bool TryFill(ReadOnlySpan<short> runs, Span<byte> labels)
    {
        foreach (short run in runs)
        {
            int label = (ushort)run >> LengthBits, length = run & Longest;
            if (label > LabelPicture.Head || length == 0 || length > labels.Length)
                return false;
            labels[..length].Fill((byte)label);
            labels = labels[length..];
        }

        return labels.IsEmpty;
    }
}
