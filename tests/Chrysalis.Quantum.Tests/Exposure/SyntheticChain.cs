using System.Security.Cryptography;
using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure.Findings;

namespace Chrysalis.Quantum.Tests.Exposure;

/// <summary>
/// Makes a chain of valid blocks at the least difficulty, with every kind of output and reuse of keys, and keeps its own books
/// on which outputs are unspent and which keys were shown. Shares no code with the reader but the digest of RIPEMD-160.
/// </summary>
internal sealed class SyntheticChain(int seed, double reuse = 0.3, double spend = 0.6)
{
    public const uint LeastDifficulty = 0x207FFFFF;
    private const int Kinds = 8;
    private const uint FirstTime = 1_700_000_000;

    private static readonly byte[] Generator =
        Convert.FromHexString("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");

    private readonly Random random = new(seed);
    private readonly List<byte[]> keys = [];
    private readonly HashSet<string> shown = [];
    private readonly List<Coin> live = [];
    private byte[] tip = new byte[32];

    public int Height { get; private set; } = -1;

    public IReadOnlyList<Coin> Live => live;

    public long Inputs { get; private set; }

    /// <summary>Records of what each block spent, as rev*.dat holds them, with their checksums.</summary>
    public List<byte[]> Undo { get; } = [];

    public static byte[] Double(byte[] bytes) => SHA256.HashData(SHA256.HashData(bytes));

    /// <summary>The class of an unspent output by these books.</summary>
    public ExposureClass ClassOf(Coin coin) => coin.Type switch
    {
        OutputType.P2PK or OutputType.P2MS or OutputType.P2TR => ExposureClass.ByScript,
        OutputType.NonStandard => ExposureClass.NoKey,
        OutputType.P2MR => shown.Contains("root " + Hex(coin.Key)) ? ExposureClass.ByReuse : ExposureClass.HashProtected,
        OutputType.P2WSH => shown.Contains("script " + Hex(coin.Key)) ? ExposureClass.ByReuse : ExposureClass.WhenSpent,
        _ => shown.Contains(Hex(coin.Key)) ? ExposureClass.ByReuse : ExposureClass.WhenSpent,
    };

    /// <summary>Lets a chain of the same seed go another way from here on.</summary>
    public void Turn() => random.Next();

    /// <summary>The next block with so many transactions, its coinbase among them.</summary>
    public byte[] Next(int transactions)
    {
        Height++;
        byte[] previous = tip;
        var bodies = new List<byte[]>();
        var ids = new List<byte[]> { Array.Empty<byte>() };
        var witnessIds = new List<byte[]> { new byte[32] };
        var undo = new List<byte>(Size(transactions - 1));
        for (int i = 1; i < transactions && live.Count > 0; i++)
        {
            (byte[] full, byte[] plain, byte[] spent) = Payment();
            bodies.Add(full);
            ids.Add(Double(plain));
            witnessIds.Add(Double(full));
            undo.AddRange(spent);
        }

        undo.RemoveRange(0, Size(transactions - 1).Length);
        byte[] record = [.. Size(bodies.Count), .. undo];
        Undo.Add([.. record, .. Double([.. previous, .. record])]);
        (byte[] coinbase, byte[] coinbasePlain) = Coinbase(Double([.. Root(witnessIds), .. new byte[32]]));
        ids[0] = Double(coinbasePlain);
        byte[] header = Mine(previous, Root(ids));
        return [.. header, .. Size(bodies.Count + 1), .. coinbase, .. bodies.SelectMany(body => body)];
    }

    /// <summary>The amount as Bitcoin Core compresses it (compressor.cpp).</summary>
    public static ulong CompressAmount(ulong value)
    {
        if (value == 0)
            return 0;
        int exponent = 0;
        for (; value % 10 == 0 && exponent < 9; value /= 10)
            exponent++;
        return exponent < 9 ? 1 + ((value / 10 * 9) + (value % 10) - 1) * 10 + (ulong)exponent : 1 + (value - 1) * 10 + 9;
    }

    /// <summary>Bitcoin Core's VARINT (serialize.h).</summary>
    public static byte[] VarInt(ulong value)
    {
        var bytes = new List<byte> { (byte)(value & 0x7F) };
        while ((value >>= 7) > 0)
            bytes.Insert(0, (byte)((--value & 0x7F) | 0x80));
        return [.. bytes];
    }

    /// <summary>An unspent output as Bitcoin Core writes it but for its height: amount and script.</summary>
    public static byte[] Compress(Coin coin)
    {
        byte[] script = ScriptOf(coin);
        byte[] compressed = coin.Type switch
        {
            OutputType.P2PKH => [0, .. script[3..23]],
            OutputType.P2SH => [1, .. script[2..22]],
            OutputType.P2PK => script[1..34],
            _ => [.. VarInt((ulong)script.Length + 6), .. script],
        };
        return [.. VarInt(CompressAmount((ulong)coin.Value)), .. compressed];
    }

    public static byte[] ScriptOf(Coin coin) => coin.Type switch
    {
        OutputType.P2PK => [33, .. coin.Key, 0xAC],
        OutputType.P2PKH => [0x76, 0xA9, 20, .. Short(coin.Key), 0x88, 0xAC],
        OutputType.P2WPKH => [0, 20, .. Short(coin.Key)],
        OutputType.P2SH => [0xA9, 20, .. Short([0, 20, .. Short(coin.Key)]), 0x87],
        OutputType.P2WSH => [0, 32, .. SHA256.HashData(WitnessScript(coin.Key))],
        OutputType.P2TR => [0x51, 32, .. coin.Key[1..]],
        OutputType.P2MR => [0x52, 32, .. Leaf(coin.Key)],
        // Some keys here are no points of the curve; one of two that is makes it spendable.
        OutputType.P2MS => [0x51, 33, .. coin.Key, 33, .. Generator, 0x52, 0xAE],
        _ => [0x51],
    };

    private (byte[] Full, byte[] Plain, byte[] Undo) Payment()
    {
        int count = Math.Min(live.Count, random.NextDouble() < spend ? 2 : 1);
        var inputs = new List<byte>();
        var witnesses = new List<byte>();
        var undo = new List<byte>(Size(count));
        long value = 0;
        bool hasWitness = false;
        for (int i = 0; i < count; i++)
        {
            int place = random.Next(live.Count);
            Coin coin = live[place];
            live[place] = live[^1];
            live.RemoveAt(live.Count - 1);
            (byte[] script, byte[][] witness) = Unlock(coin);
            inputs.AddRange([.. coin.Id, .. BitConverter.GetBytes(coin.Index), .. Size(script.Length), .. script, .. BitConverter.GetBytes(
                uint.MaxValue)]);
            witnesses.AddRange([.. Size(witness.Length), .. witness.SelectMany(item => (byte[])[.. Size(item.Length), .. item])]);
            undo.AddRange([.. VarInt((ulong)coin.Height * 2), .. coin.Height > 0 ? VarInt(0) : [], .. Compress(coin)]);
            hasWitness |= witness.Length > 0;
            value += coin.Value;
            Inputs++;
        }

        long first = value / 3;
        Coin[] outputs = [NewCoin(first), NewCoin(value - first)];
        byte[] body = [.. Size(count), .. inputs, .. Size(outputs.Length), .. outputs.SelectMany(Output)];
        byte[] plain = [2, 0, 0, 0, .. body, 0, 0, 0, 0];
        byte[] full = hasWitness ? [2, 0, 0, 0, 0, 1, .. body, .. witnesses, 0, 0, 0, 0] : plain;
        Keep(outputs, Double(plain));
        return (full, plain, [.. undo]);
    }

    private (byte[] Full, byte[] Plain) Coinbase(byte[] commitment)
    {
        Coin[] outputs = [NewCoin(50 * Satoshi.PerBitcoin)];
        byte[] script = [3, (byte)Height, (byte)(Height >> 8), (byte)(Height >> 16)];
        byte[] nothing = [.. new byte[32], 0xFF, 0xFF, 0xFF, 0xFF];
        byte[] data = [.. new byte[8], 38, 0x6A, 0x24, 0xAA, 0x21, 0xA9, 0xED, .. commitment];
        byte[] body = [1, .. nothing, .. Size(script.Length), .. script, 0xFF, 0xFF, 0xFF, 0xFF, 2, .. Output(outputs[0]), .. data];
        byte[] plain = [2, 0, 0, 0, .. body, 0, 0, 0, 0];
        Keep(outputs, Double(plain));
        return ([2, 0, 0, 0, 0, 1, .. body, 1, 32, .. new byte[32], 0, 0, 0, 0], plain);
    }

    private (byte[] Script, byte[][] Witness) Unlock(Coin coin)
    {
        byte[] signature = new byte[71];
        signature[0] = 0x30;
        string key = Hex(coin.Key);
        switch (coin.Type)
        {
            case OutputType.P2PKH:
                shown.Add(key);
                return ([71, .. signature, 33, .. coin.Key], []);
            case OutputType.P2WPKH:
                shown.Add(key);
                return ([], [signature, coin.Key]);
            case OutputType.P2SH:
                shown.Add(key);
                return ([22, 0, 20, .. Short(coin.Key)], [signature, coin.Key]);
            case OutputType.P2WSH:
                shown.Add("script " + key);
                shown.Add(key);
                return ([], [signature, WitnessScript(coin.Key)]);
            case OutputType.P2MR:
                shown.Add("root " + key);
                ShowBothParities(coin.Key);
                return ([], [signature, TapScript(coin.Key), [0xC1]]);
            case OutputType.P2TR:
                return ([], [new byte[64]]);
            case OutputType.P2PK or OutputType.P2MS:
                return ([71, .. signature], []);
            default:
                return ([], []);
        }
    }

    private void ShowBothParities(byte[] key)
    {
        shown.Add(Hex([2, .. key[1..]]));
        shown.Add(Hex([3, .. key[1..]]));
    }

    private Coin NewCoin(long value)
    {
        OutputType[] types =
        [
            OutputType.P2PKH, OutputType.P2WPKH, OutputType.P2SH, OutputType.P2WSH, OutputType.P2TR, OutputType.P2MR, OutputType.P2PK,
            OutputType.P2MS, OutputType.NonStandard
        ];
        // The last one is rare.
        OutputType type = types[random.Next(100) == 0 ? Kinds : random.Next(Kinds)];
        byte[] key = new byte[33];
        if (keys.Count > 0 && random.NextDouble() < reuse)
        {
            key = keys[random.Next(keys.Count)];
        }
        else
        {
            random.NextBytes(key);
            key[0] = (byte)(2 + (key[0] & 1));
            // Old keys are forgotten, so that memory does not grow with the chain.
            if (keys.Count < 2000)
                keys.Add(key);
            else
                keys[random.Next(keys.Count)] = key;
        }

        if (type is OutputType.P2PK or OutputType.P2MS)
            shown.Add(Hex(key));
        // The script of P2PK is the one that P2WSH hides here.
        if (type == OutputType.P2PK)
            shown.Add("script " + Hex(key));
        if (type == OutputType.P2TR)
            ShowBothParities(key);
        return new(type, key, value, Height, [], 0);
    }

    private void Keep(Coin[] outputs, byte[] id)
    {
        for (uint i = 0; i < outputs.Length; i++)
            live.Add(outputs[i] with { Id = id, Index = i });
    }

    private byte[] Mine(byte[] previous, byte[] root)
    {
        byte[] header =
        [
            0, 0, 0, 32, .. previous, .. root, .. BitConverter.GetBytes(FirstTime + (uint)Height * 600),
            .. BitConverter.GetBytes(LeastDifficulty), 0, 0, 0, 0
        ];
        while ((tip = Double(header))[31] > 0x7E)
            header[76]++;
        return header;
    }

    private static byte[] Root(IEnumerable<byte[]> leaves)
    {
        List<byte[]> level = [.. leaves];
        while (level.Count > 1)
        {
            if (level.Count % 2 == 1)
                level.Add(level[^1]);
            level = [.. level.Chunk(2).Select(pair => Double([.. pair[0], .. pair[1]]))];
        }

        return level[0];
    }

    private static byte[] Output(Coin coin)
    {
        byte[] script = ScriptOf(coin);
        return [.. BitConverter.GetBytes(coin.Value), .. Size(script.Length), .. script];
    }

    private static byte[] WitnessScript(byte[] key) => [33, .. key, 0xAC];

    private static byte[] TapScript(byte[] key) => [32, .. key[1..], 0xAC];

    private static byte[] Leaf(byte[] key)
    {
        byte[] tag = SHA256.HashData("TapLeaf"u8);
        byte[] script = TapScript(key);
        return SHA256.HashData([.. tag, .. tag, 0xC0, (byte)script.Length, .. script]);
    }

    private static byte[] Short(byte[] bytes)
    {
        var digest = new byte[20];
        Bitcoin.Hashing.Ripemd160.Hash(SHA256.HashData(bytes), digest);
        return digest;
    }

    private static byte[] Size(int count) => count < 0xFD ? [(byte)count] : [0xFD, (byte)count, (byte)(count >> 8)];

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);

    /// <summary>An unspent output: its key stands for its script.</summary>
    public sealed record Coin(OutputType Type, byte[] Key, long Value, int Height, byte[] Id, uint Index);
}
