namespace Chrysalis.Quantum.Reversible;

/// <summary>The words that fill a message's last block (FIPS 180-4, section 5.1.1).</summary>
internal static class Sha256Padding
{
    /// <summary>Padding of a message of whole words: a one, zeros, and the length in bits.</summary>
    /// <param name="messageBytes">Length of the message, a multiple of 4; its last block must have room for 9 bytes more.</param>
    public static uint[] After(int messageBytes)
    {
        int words = 16 - messageBytes % 64 / 4;
        var padding = new uint[words];
        padding[0] = 0x8000_0000;
        padding[^1] = (uint)messageBytes * 8;
        return padding;
    }
}
