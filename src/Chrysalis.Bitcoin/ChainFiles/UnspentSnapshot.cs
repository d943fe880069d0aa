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
    private readonly ChainFile file;
    private readonly string path;
    private bool disposed;

    /// <summary>Opens a snapshot and reads its header.</summary>
    /// <exception cref="BitcoinFormatException">It is of another version or network.</exception>
    public UnspentSnapshot(ChainFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        (this.file, path) = (file, file.Path);
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
    /// <exception cref="BitcoinFormatException">The file is cut short or damaged, or holds an output twice.</exception>
    public void ForEach(Action<int, long, byte[]> visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ForEach(coin => visit(coin.Height, coin.Value, coin.Script));
    }

    /// <summary>Gives each output.</summary>
    /// <exception cref="BitcoinFormatException">The file is cut short or damaged, or holds an output twice.</exception>
    public void ForEach(Action<SnapshotCoin> visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ObjectDisposedException.ThrowIf(disposed, this);
        var order = new OutPointOrder(path);
        (Hash256 Transaction, uint Index) name = default;
        ForEach(
            (id, index, _) =>
            {
                order.Add(id, index);
                name = (id, index);
            },
            (height, value, script) => visit(new(name.Transaction, name.Index, height, value, script)));
        for (int part = 0; !order.IsSorted && part < order.Parts; part++)
        {
            // A node writes outputs in the order of their names, and so shows each to be another; here it takes a second look.
            order.BeginPart(part);
            using var again = new UnspentSnapshot(file);
            again.ForEach((id, index, _) => order.AddToPart(id, index), (_, _, _) => { });
        }
    }

    private void ForEach(Action<Hash256, uint, long> name, Action<int, long, byte[]> visit)
    {
        ulong left = Coins;
        while (left > 0)
        {
            if (bytes.Ahead(1).IsEmpty)
                throw EndsEarly(left);
            (Hash256 id, ulong outputs, int length) = ReadHead();
            if (outputs == 0 || outputs > left)
                throw new BitcoinFormatException($"'{path}' announces {outputs} outputs of a transaction at byte {bytes.Position}, "
                    + $"but {left} are left: the file is damaged.");
            bytes.Skip(length);
            for (; outputs > 0; outputs--, left--)
            {
                if (bytes.Ahead(1).IsEmpty)
                    throw EndsEarly(left);
                ReadCoin(id, name, visit);
            }
        }

        if (!bytes.Ahead(1).IsEmpty)
            throw new BitcoinFormatException($"'{path}' goes on after its {Coins} outputs: the file is damaged.");
    }

    private BitcoinFormatException EndsEarly(ulong left) => new($"'{path}' announces {Coins} outputs and ends after {Coins - left}: "
        + "it was cut short or its count is wrong; copy it again, or make it anew.");

    private (Hash256 Id, ulong Outputs, int Length) ReadHead()
    {
        try
        {
            var head = new ByteReader(bytes.Ahead(Hash256.Length + 9));
            var id = Hash256.From(head.Take(Hash256.Length));
            return (id, head.CompactSize(), head.Position);
        }
        catch (BitcoinFormatException error)
        {
            throw new BitcoinFormatException($"'{path}', transaction at byte {bytes.Position}: {error.Message}", error);
        }
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

    private void ReadCoin(Hash256 id, Action<Hash256, uint, long> name, Action<int, long, byte[]> visit)
    {
        int height;
        long value;
        byte[] script;
        try
        {
            var reader = new ByteReader(bytes.Ahead(LongestCoin));
            ulong index = reader.CompactSize();
            if (index > uint.MaxValue)
                throw new BitcoinFormatException($"It would be output {index} of its transaction: the data is damaged.");
            (height, value, script) = ReadCoin(ref reader);
            name(id, (uint)index, bytes.Position);
            bytes.Skip(reader.Position);
        }
        catch (BitcoinFormatException error)
        {
            throw new BitcoinFormatException($"'{path}', output at byte {bytes.Position}: {error.Message}", error);
        }

        visit(height, value, script);
    }
}
