namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>
/// A buffer for each partition, all made of pages of one size that are used again: so memory is what the bound says, and nothing is left
/// for the collector when a buffer grows.
/// </summary>
internal sealed class PagedBuffers
{
    private const int LeastPage = 128;
    // Smaller than what goes to the heap of large objects.
    private const int MostPage = 1 << 16;
    private readonly List<byte[]>[] pages;
    private readonly int[] used;
    private readonly Stack<byte[]> free = new();
    private readonly int pageLength;

    /// <summary>Makes empty buffers.</summary>
    /// <param name="count">How many.</param>
    /// <param name="bytes">The bytes that all together will hold, by which the pages' size is chosen.</param>
    public PagedBuffers(int count, long bytes)
    {
        pageLength = (int)Math.Clamp(bytes / count / 4, LeastPage, MostPage);
        pages = [.. Enumerable.Range(0, count).Select(_ => new List<byte[]>())];
        used = new int[count];
    }

    /// <summary>Bytes in all buffers.</summary>
    public long Total { get; private set; }

    /// <summary>Bytes of a buffer.</summary>
    public int Used(int buffer) => used[buffer];

    /// <summary>Appends bytes to a buffer.</summary>
    public void Append(int buffer, ReadOnlySpan<byte> bytes)
    {
        Total += bytes.Length;
        while (!bytes.IsEmpty)
        {
            int place = used[buffer] % pageLength;
            if (place == 0)
                pages[buffer].Add(free.TryPop(out byte[]? page) ? page : NewPage());
            int taken = Math.Min(bytes.Length, pageLength - place);
            bytes[..taken].CopyTo(pages[buffer][^1].AsSpan(place));
            used[buffer] += taken;
            bytes = bytes[taken..];
        }
    }

    /// <summary>A page that the collector neither clears nor moves: it lives as long as the buffers.</summary>
    private byte[] NewPage() => GC.AllocateUninitializedArray<byte>(pageLength, pinned: true);

    /// <summary>Copies a buffer.</summary>
    public void CopyTo(int buffer, Span<byte> target)
    {
        foreach (ReadOnlyMemory<byte> part in Parts(buffer))
        {
            part.Span.CopyTo(target);
            target = target[part.Length..];
        }
    }

    /// <summary>A buffer's bytes, a page at a time.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Parts(int buffer)
    {
        int left = used[buffer];
        foreach (byte[] page in pages[buffer])
        {
            yield return page.AsMemory(0, Math.Min(left, pageLength));
            left -= pageLength;
        }
    }

    /// <summary>Empties a buffer; its pages serve the others.</summary>
    public void Clear(int buffer)
    {
        Total -= used[buffer];
        used[buffer] = 0;
        foreach (byte[] page in pages[buffer])
            free.Push(page);
        pages[buffer].Clear();
    }
}
