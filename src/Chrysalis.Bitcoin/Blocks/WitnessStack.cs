using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Bitcoin.Blocks;

/// <summary>The items of one input's witness, first to last.</summary>
internal ref struct WitnessStack
{
    private readonly ReadOnlySpan<byte> _bytes;
    private ByteReader _reader;
    private int _left;
    private ByteRange _current;

    /// <summary>Reads a witness that has been checked when its transaction was read; empty bytes hold no items.</summary>
    public WitnessStack(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _reader = new(bytes);
        Count = _left = bytes.IsEmpty ? 0 : _reader.Count(1, "witness items");
    }

    /// <summary>How many items there are.</summary>
    public readonly int Count { get; }

    /// <summary>The item that the enumeration stands at.</summary>
    public readonly ReadOnlySpan<byte> Current => _bytes.Slice(_current.Offset, _current.Length);

    /// <summary>Enumerates from where this copy stands.</summary>
    public readonly WitnessStack GetEnumerator() => this;

    /// <summary>Goes to the next item.</summary>
    public bool MoveNext()
    {
        if (_left == 0)
            return false;
        _left--;
        _current = _reader.Sized();
        return true;
    }
}
