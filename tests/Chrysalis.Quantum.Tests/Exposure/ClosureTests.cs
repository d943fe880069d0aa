using System.Security.Cryptography;
using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure.Reading;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Tests.Exposure;

/// <summary>
/// The table of docs/exposure.md: what is shown, in every form in which it can be shown, against every hash that could have hidden it. The
/// hashes are made here, of SHA-256 and the digest of RIPEMD-160 alone.
/// </summary>
public class ClosureTests
{
    private static readonly byte[] X = Convert.FromHexString("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    private static readonly byte[] Y = Convert.FromHexString("483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8");
    private static readonly byte[] Even = [2, .. X];
    private static readonly byte[] Odd = [3, .. X];
    private static readonly byte[] Plain = [4, .. X, .. Y];
    private static readonly byte[] Hybrid = [6, .. X, .. Y];
    private static readonly byte[] Script = [0x51, 33, .. Even, 33, .. Even, 0x52, 0xAE];
    private static readonly byte[] Puzzle = [0xA8, 32, .. new byte[32], 0x87];
    private static readonly byte[] Leaf = [32, .. X, 0xAC];

    [Theory]
    [InlineData("compressed")]
    [InlineData("uncompressed")]
    [InlineData("hybrid")]
    public void AddInput_KeyInAnyForm_ShowsEveryFormOfIt(string form)
    {
        byte[] key = form switch { "compressed" => Even, "uncompressed" => Plain, _ => Hybrid };
        byte[][] forms = form == "compressed" ? [Even] : [Even, Plain, Hybrid];
        byte[] p2pk = [(byte)key.Length, .. key, 0xAC];
        foreach (HashSet<ulong> shown in (HashSet<ulong>[])
            [
                Input([71, .. new byte[71], (byte)key.Length, .. key]), Input([], new byte[71], key), Output(p2pk),
                Input([], new byte[71], p2pk)
            ])
            foreach (byte[] one in forms)
            {
                Assert.Contains(KeyHash(one), shown);
                Assert.Contains(ScriptHash([0, 20, .. Hash160(one)]), shown);
            }
    }

    [Fact]
    public void Add_ScriptInAnyPlace_ShowsEveryHashOfIt()
    {
        byte[] nested = [0, 32, .. SHA256.HashData(Script)];
        HashSet<ulong>[] places =
        [
            Output(Script),
            Input([0, 71, .. new byte[71], 0x4C, (byte)Script.Length, .. Script]),
            Input([], [], new byte[71], Script),
            Input([(byte)nested.Length, .. nested], [], new byte[71], Script),
        ];
        foreach (HashSet<ulong> shown in places)
        {
            Assert.Contains(ScriptHash(Script), shown);
            Assert.Contains(WitnessHash(Script), shown);
            Assert.Contains(ScriptHash(nested), shown);
            Assert.Contains(KeyHash(Even), shown);
        }
    }

    [Fact]
    public void Add_ScriptThatNoKeyLocks_IsShownAsSuch()
    {
        HashSet<ulong>[] places = [Output(Puzzle), Input([1, 7, (byte)Puzzle.Length, .. Puzzle]), Input([], [7], Puzzle)];
        foreach (HashSet<ulong> shown in places)
        {
            Assert.Contains(ScriptHash(Puzzle) | Fingerprint.NoKey, shown);
            Assert.Contains(WitnessHash(Puzzle) | Fingerprint.NoKey, shown);
            Assert.DoesNotContain(ScriptHash(Puzzle), shown);
        }
    }

    [Theory]
    [InlineData(0xC0)]
    [InlineData(0xC2)]
    [InlineData(0xFE)]
    [InlineData(0x66)]
    [InlineData(0x02)]
    public void AddInput_TaprootSpendOfAnyVersion_ShowsInternalKeyLeafKeyAndRoot(int version)
    {
        byte[] side = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        byte[] inner = [.. Enumerable.Repeat((byte)0x11, 32)];
        foreach (byte parity in (byte[])[0, 1])
        foreach (byte[][] after in (byte[][][])[[], [[0x50, 1, 2]]])
        {
            HashSet<ulong> shown = Input([], [new byte[64], Leaf, [(byte)(version | parity), .. inner, .. side], .. after]);
            foreach (byte[] x in (byte[][])[X, inner])
            {
                Assert.Contains(KeyHash([2, .. x]), shown);
                Assert.Contains(KeyHash([3, .. x]), shown);
                Assert.Contains(ScriptHash([0, 20, .. Hash160([3, .. x])]), shown);
            }

            // The same tree may lock a P2MR output.
            Assert.Contains(Root(Branch(LeafHash(version, Leaf), side)), shown);
        }
    }

    [Fact]
    public void AddInput_MerkleRootSpend_ShowsItsRoot()
    {
        byte[] side = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        Assert.Contains(Root(LeafHash(0xC0, Leaf)), Input([], new byte[64], Leaf, [0xC1]));
        Assert.Contains(Root(Branch(LeafHash(0xC0, Leaf), side)), Input([], new byte[64], Leaf, [0xC1, .. side]));
        // A leaf without a key shows none.
        Assert.DoesNotContain(Root(LeafHash(0xC0, [0x51])), Input([], [0x51], [0xC1]));
    }

    [Fact]
    public void AddOutput_RawTaprootKey_ShowsThePointsOfItsX()
    {
        HashSet<ulong> shown = Output([0x51, 32, .. X]);
        Assert.Contains(KeyHash(Even), shown);
        Assert.Contains(KeyHash(Odd), shown);
        Assert.Contains(ScriptHash([0, 20, .. Hash160(Even)]), shown);
    }

    private static HashSet<ulong> Output(byte[] script)
    {
        var shown = new Revelations();
        shown.AddOutput(script, OutputScript.Classify(script));
        return [.. shown.Fingerprints];
    }

    private static HashSet<ulong> Input(byte[] script, params byte[][] witness)
    {
        bool hasWitness = witness.Length > 0;
        byte[] bytes =
        [
            2, 0, 0, 0, .. hasWitness ? (byte[])[0, 1] : [], 1, .. new byte[36], .. Sized(script), 0, 0, 0, 0, 1, .. new byte[8], 1, 0x51,
            .. hasWitness ? (byte[])[(byte)witness.Length, .. witness.SelectMany(Sized)] : [], 0, 0, 0, 0
        ];
        var reader = new ByteReader(bytes);
        var transaction = Transaction.Read(ref reader);
        var shown = new Revelations();
        shown.AddInput(bytes, transaction.Inputs[0]);
        return [.. shown.Fingerprints];
    }

    private static byte[] Sized(byte[] bytes) => [(byte)bytes.Length, .. bytes];

    private static byte[] Hash160(byte[] bytes)
    {
        var digest = new byte[20];
        Ripemd160.Hash(SHA256.HashData(bytes), digest);
        return digest;
    }

    private static byte[] Tagged(string tag, params byte[][] parts)
    {
        byte[] prefix = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(tag));
        return SHA256.HashData([.. prefix, .. prefix, .. parts.SelectMany(part => part)]);
    }

    private static byte[] LeafHash(int version, byte[] script) => Tagged("TapLeaf", [(byte)version], Sized(script));

    private static byte[] Branch(byte[] one, byte[] other) =>
        one.AsSpan().SequenceCompareTo(other) < 0 ? Tagged("TapBranch", one, other) : Tagged("TapBranch", other, one);

    private static ulong KeyHash(byte[] key) => Fingerprint.Of(FingerprintKind.KeyHash, Hash160(key));

    private static ulong ScriptHash(byte[] script) => Fingerprint.Of(FingerprintKind.ScriptHash, Hash160(script));

    private static ulong WitnessHash(byte[] script) => Fingerprint.Of(FingerprintKind.WitnessScriptHash, SHA256.HashData(script));

    private static ulong Root(byte[] root) => Fingerprint.Of(FingerprintKind.MerkleRoot, root);
}
