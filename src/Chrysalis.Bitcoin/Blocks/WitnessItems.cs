using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Bitcoin.Blocks;

/// <summary>The items of one input's witness, first to last.</summary>
public ref struct WitnessItems
{
    private readonly ReadOnlySpan<byte> bytes;
    private ByteReader reader;
    private int left;
    private ByteRange current;

    /// <summary>Reads a witness that has been checked when its transaction was read; empty bytes hold no items.</summary>
    public WitnessItems(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        reader = new(bytes);
        Count = left = bytes.IsEmpty ? 0 : reader.Count(1, "witness items");
    }

    /// <summary>How many items there are.</summary>
    public readonly int Count { get; }

    /// <summary>The item that the enumeration stands at.</summary>
    public readonly ReadOnlySpan<byte> Current => bytes.Slice(current.Offset, current.Length);

    /// <summary>Enumerates from where this copy stands.</summary>
    public readonly WitnessItems GetEnumerator() => this;

    /// <summary>Goes to the next item.</summary>
    public bool MoveNext()
    {
        if (left == 0)
            return false;
        left--;
        current = reader.Sized();
        return true;
    }
}
