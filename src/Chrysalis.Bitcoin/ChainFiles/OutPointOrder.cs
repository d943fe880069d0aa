using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>
/// Finds outputs that a list names twice, in bounded memory: of a list in order by looking at neighbours, of any other in several parts of
/// about a million outputs each.
/// </summary>
/// <param name="path">The file, for messages.</param>
internal sealed class OutPointOrder(string path)
{
    private const int PartSize = 1_000_000;
    private readonly HashSet<(Hash256 Id, uint Index)> seen = [];
    private readonly byte[] last = new byte[Hash256.Length];
    private readonly byte[] next = new byte[Hash256.Length];
    private uint lastIndex;
    private long count;
    private int part;

    /// <summary>Whether the outputs came in the order of their names.</summary>
    public bool IsSorted { get; private set; } = true;

    /// <summary>How many parts there are to look at.</summary>
    public int Parts => (int)(count / PartSize) + 1;

    /// <summary>Takes the next output.</summary>
    /// <exception cref="BitcoinFormatException">It is the one before.</exception>
    public void Add(Hash256 id, uint index)
    {
        id.CopyTo(next);
        int order = count == 0 ? 1 : next.AsSpan().SequenceCompareTo(last);
        if (order == 0 && index == lastIndex)
            throw Twice(id, index);
        IsSorted &= order > 0 || (order == 0 && index > lastIndex);
        next.CopyTo(last, 0);
        lastIndex = index;
        count++;
    }

    /// <summary>Begins to look at the outputs of one part.</summary>
    public void BeginPart(int number)
    {
        seen.Clear();
        part = number;
    }

    /// <summary>Takes an output on a further look.</summary>
    /// <exception cref="BitcoinFormatException">It was there before.</exception>
    public void AddToPart(Hash256 id, uint index)
    {
        if ((int)((id.A ^ id.D) % (ulong)Parts) == part && !seen.Add((id, index)))
            throw Twice(id, index);
    }

    private BitcoinFormatException Twice(Hash256 id, uint index) =>
        new($"output {index} of transaction {id} stands there twice: the file is damaged; copy '{path}' again, or make it anew.");
}
