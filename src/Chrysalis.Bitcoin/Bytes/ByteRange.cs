namespace Chrysalis.Bitcoin.Bytes;

/// <summary>A place in a block's bytes.</summary>
internal readonly record struct ByteRange(int Offset, int Length)
{
    /// <summary>The bytes there.</summary>
    public ReadOnlySpan<byte> Of(byte[] bytes) => bytes.AsSpan(Offset, Length);
}
