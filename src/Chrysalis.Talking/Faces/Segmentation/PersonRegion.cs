namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>Makes a mask one person without holes: other things that look like people are left out.</summary>
internal static class PersonRegion
{
    /// <summary>Keeps the connected part of a mask that touches a place, or its largest; what it encloses is filled.</summary>
    /// <param name="mask">Whether each pixel is of a person, row by row; changed in place.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="inside">A pixel that is within the person; null takes the largest part.</param>
    public static void Keep(Span<bool> mask, int width, int? inside)
    {
        int[] parts = new int[mask.Length];
        var sizes = new List<int> { 0 };
        var open = new Stack<int>();
        for (int i = 0; i < mask.Length; i++)
        {
            if (mask[i] && parts[i] == 0)
                sizes.Add(Flood(mask, parts, width, i, sizes.Count, true, open));
        }

        int kept = inside is { } place && parts[place] > 0 ? parts[place] : sizes.IndexOf(sizes.Max());
        for (int i = 0; i < mask.Length; i++)
            mask[i] = kept > 0 && parts[i] == kept;
        FillHoles(mask, width, open);
    }

    /// <summary>What cannot be reached from the picture's edges is within the person.</summary>
    private static void FillHoles(Span<bool> mask, int width, Stack<int> open)
    {
        int height = mask.Length / width;
        int[] outside = new int[mask.Length];
        for (int i = 0; i < mask.Length; i++)
        {
            bool isEdge = i % width == 0 || i % width == width - 1 || i < width || i / width == height - 1;
            if (isEdge && !mask[i] && outside[i] == 0)
                Flood(mask, outside, width, i, 1, false, open);
        }

        for (int i = 0; i < mask.Length; i++)
            mask[i] |= outside[i] == 0;
    }

    private static int Flood(Span<bool> mask, int[] parts, int width, int start, int number, bool value, Stack<int> open)
    {
        int count = 0;
        parts[start] = number;
        open.Push(start);
        while (open.TryPop(out int i))
        {
            count++;
            if (i % width > 0)
                Reach(i - 1, mask);
            if (i % width < width - 1)
                Reach(i + 1, mask);
            if (i >= width)
                Reach(i - width, mask);
            if (i < mask.Length - width)
                Reach(i + width, mask);
        }

        return count;

        void Reach(int next, Span<bool> all)
        {
            if (all[next] != value || parts[next] != 0)
                return;
            parts[next] = number;
            open.Push(next);
        }
    }
}
