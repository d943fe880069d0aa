namespace Chrysalis.Bitcoin.Scripts;

/// <summary>The forms in which a script holds a public key of secp256k1.</summary>
public static class PublicKeyForm
{
    /// <summary>Bytes of a compressed key.</summary>
    public const int Compressed = 33;

    /// <summary>Bytes of an uncompressed key.</summary>
    public const int Uncompressed = 65;

    /// <summary>Bytes of a key without its parity, BIP 340.</summary>
    public const int XOnly = 32;

    /// <summary>
    /// Whether bytes have length and prefix of a key, which is what Bitcoin Core asks of one in an output (pubkey.h, ValidSize).
    /// </summary>
    public static bool IsKey(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        Compressed => bytes[0] is 2 or 3,
        Uncompressed => bytes[0] is 4 or 6 or 7,
        _ => false,
    };

    /// <summary>Writes the compressed form of an uncompressed key.</summary>
    public static void Compress(ReadOnlySpan<byte> uncompressed, Span<byte> compressed)
    {
        compressed[0] = (byte)(2 + (uncompressed[Uncompressed - 1] & 1));
        uncompressed[1..Compressed].CopyTo(compressed[1..]);
    }

    /// <summary>Writes the other form of an uncompressed key: with the hybrid prefix 06 or 07 for 04, and with 04 for either.</summary>
    public static void Turn(ReadOnlySpan<byte> uncompressed, Span<byte> other)
    {
        uncompressed.CopyTo(other);
        other[0] = (byte)(uncompressed[0] == 4 ? 6 + (uncompressed[Uncompressed - 1] & 1) : 4);
    }
}
