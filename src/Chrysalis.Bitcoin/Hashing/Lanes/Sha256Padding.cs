namespace Chrysalis.Bitcoin.Hashing.Lanes;

/// <summary>The last block of a message by masks: what is kept of the 64 bytes read, and what is set beside it.</summary>
internal static class Sha256Padding
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockLength = 64;

    /// <summary>Message bytes that a block holds at most beside the bit that ends them and the length.</summary>
    public const int MostBeforeLength = BlockLength - 9;

    /// <summary>The bit that ends a message, as the first word after it.</summary>
    public const uint End = 0x8000_0000;

    /// <summary>Sixty-four bytes from <see cref="KeptFrom"/> on keep what is left of a message.</summary>
    public static ReadOnlySpan<byte> Kept =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Sixty-four bytes from <see cref="AddedFrom"/> on hold the bit that ends a message.</summary>
    public static ReadOnlySpan<byte> Added =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Where the mask begins.</summary>
    /// <param name="left">Bytes left of the message, see <see cref="MessageLane.Left"/>.</param>
    public static int KeptFrom(int left) => BlockLength - Math.Clamp(left, 0, BlockLength);

    /// <summary>Where the ending bit's bytes begin.</summary>
    /// <param name="left">Bytes left of the message, see <see cref="MessageLane.Left"/>.</param>
    public static int AddedFrom(int left) => left < 0 ? BlockLength + 1 : BlockLength - Math.Min(left, BlockLength);
}
