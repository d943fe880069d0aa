namespace Chrysalis.Talking.Models;

/// <summary>Cuts a row into batches that begin small: the first frame does not wait for all of a batch.</summary>
internal static class GrowingBatches
{
    private const int First = 2;

    /// <summary>Batches of two, four and so on up to the most; the last may be smaller.</summary>
    /// <param name="items">The row, read no further than the batch that is taken.</param>
    /// <param name="most">The largest batch, at least 1.</param>
    public static IEnumerable<T[]> Of<T>(IEnumerable<T> items, int most)
    {
        using IEnumerator<T> each = items.GetEnumerator();
        List<T> batch = [];
        int size = Math.Min(First, most);
        while (each.MoveNext())
        {
            batch.Add(each.Current);
            if (batch.Count < size)
                continue;
            yield return [.. batch];
            batch.Clear();
            size = Math.Min(2 * size, most);
        }

        if (batch.Count > 0)
            yield return [.. batch];
    }
}
