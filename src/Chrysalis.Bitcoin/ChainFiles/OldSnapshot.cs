using System.Buffers.Binary;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>
/// The snapshot that <c>dumptxoutset</c> wrote before Bitcoin Core 28: without a magic, a block's hash (32), the number of outputs (8), and
/// each output with the whole name of its transaction.
/// </summary>
internal static class OldSnapshot
{
    private const int HeaderLength = Hash256.Length + 8;
    private const int LeastCoin = Hash256.Length + 4 + 3;
    private const int LookBytes = 1 << 16;
    private const int EnoughCoins = 8;

    /// <summary>Whether a file is one: its first outputs can be read so, and it has room for as many as it announces.</summary>
    public static bool IsOne(ChainFile file)
    {
        if (file.Length < HeaderLength + LeastCoin)
            return false;
        var start = new byte[Math.Min(LookBytes, file.Length)];
        start = start[..file.Read(0, start)];
        ulong coins = BinaryPrimitives.ReadUInt64LittleEndian(start.AsSpan(Hash256.Length));
        if (coins == 0 || coins > (ulong)(file.Length - HeaderLength) / LeastCoin)
            return false;
        var reader = new ByteReader(start.AsSpan(HeaderLength));
        try
        {
            for (ulong i = 0; i < Math.Min(coins, EnoughCoins); i++)
            {
                reader.Take(Hash256.Length + 4);
                UnspentSnapshot.ReadCoin(ref reader);
            }
        }
        catch (BitcoinFormatException)
        {
            return false;
        }

        return true;
    }

    /// <summary>The sentence that says what to do.</summary>
    public static string Refusal(string path) => $"'{path}' is a snapshot in the format of Bitcoin Core 27 and earlier, which names no "
        + "network; the format of Bitcoin Core 28 and later is read: make it anew with such a node.";
}
