using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>
/// The unspent outputs as <c>bitcoin-cli dumptxoutset</c> writes them, format version 2 (Bitcoin Core 28 and later, node/utxo_snapshot.h).
/// Not for use from several threads at once.
/// </summary>
public sealed class UnspentSnapshot : IDisposable
{
    private const ushort SupportedVersion = 2;
    private const int HeaderLength = 5 + 2 + 4 + 32 + 8;
    private const int LongestCoin = 9 + 10 + 10 + 10 + 10_006;
    private readonly BufferedBytes bytes;
    private readonly string path;
    private bool disposed;

    /// <summary>Opens a snapshot and reads its header.</summary>
    /// <exception cref="BitcoinFormatException">It is of another version or network.</exception>
    public UnspentSnapshot(ChainFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        path = file.Path;
        bytes = new(file.OpenStream());
        try
        {
            var reader = new ByteReader(bytes.Ahead(HeaderLength));
            reader.Take(Magic.Length);
            ushort version = reader.ReadUInt16();
            if (version != SupportedVersion)
                throw new BitcoinFormatException($"'{path}' is a snapshot of version {version}; version {SupportedVersion} is read, "
                    + "which dumptxoutset of Bitcoin Core 28 and later writes: make it anew with such a node.");
            uint magic = reader.ReadUInt32();
            Network = BitcoinNetwork.All.FirstOrDefault(network => network.Magic == magic)
                ?? throw new BitcoinFormatException($"'{path}' is of an unknown network (magic {magic:x8}).");
            Block = Hash256.From(reader.Take(Hash256.Length));
            Coins = reader.ReadUInt64();
            bytes.Skip(reader.Position);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The bytes that a snapshot begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [(byte)'u', (byte)'t', (byte)'x', (byte)'o', 0xFF];

    /// <summary>The network that it is of.</summary>
    public BitcoinNetwork Network { get; }

    /// <summary>The last block that counts.</summary>
    public Hash256 Block { get; }

    /// <summary>How many outputs it announces.</summary>
    public ulong Coins { get; }

    /// <summary>Gives each output: height, whether a coinbase made it, value in satoshi, script.</summary>
    /// <exception cref="BitcoinFormatException">The file is cut short or damaged.</exception>
    public void ForEach(Action<int, long, byte[]> visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ObjectDisposedException.ThrowIf(disposed, this);
        ulong left = Coins;
        while (left > 0)
        {
            var head = new ByteReader(bytes.Ahead(Hash256.Length + 9));
            head.Take(Hash256.Length);
            ulong outputs = head.CompactSize();
            if (outputs == 0 || outputs > left)
                throw new BitcoinFormatException($"'{path}' announces {outputs} outputs of a transaction at byte {bytes.Position}, "
                    + $"but {left} are left: the file is damaged.");
            bytes.Skip(head.Position);
            left -= outputs;
            for (; outputs > 0; outputs--)
                ReadCoin(visit);
        }

        if (!bytes.Ahead(1).IsEmpty)
            throw new BitcoinFormatException($"'{path}' goes on after its {Coins} outputs: the file is damaged.");
    }

    /// <summary>Reads one output as Bitcoin Core writes it: height with the coinbase flag, amount, script.</summary>
    public static (int Height, long Value, byte[] Script) ReadCoin(ref ByteReader reader)
    {
        ulong code = reader.VarInt();
        long value = CompressedScript.ReadAmount(ref reader);
        return code >> 1 <= int.MaxValue
            ? ((int)(code >> 1), value, CompressedScript.ReadScript(ref reader))
            : throw new BitcoinFormatException($"The height before byte {reader.Position} is {code >> 1}: the data is damaged.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        bytes.Dispose();
    }

    private void ReadCoin(Action<int, long, byte[]> visit)
    {
        var reader = new ByteReader(bytes.Ahead(LongestCoin));
        try
        {
            reader.CompactSize();
            (int height, long value, byte[] script) = ReadCoin(ref reader);
            bytes.Skip(reader.Position);
            visit(height, value, script);
        }
        catch (BitcoinFormatException error)
        {
            throw new BitcoinFormatException($"'{path}', output at byte {bytes.Position}: {error.Message}", error);
        }
    }
}
