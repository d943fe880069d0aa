namespace Chrysalis.Bitcoin.Bytes;

/// <summary>A place in a block's bytes.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Bytes.</param>
public readonly record struct ByteRange(int Offset, int Length)
{
    /// <summary>The bytes there.</summary>
    /// <param name="bytes">The block's bytes.</param>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> bytes) => bytes.Slice(Offset, Length);
}
