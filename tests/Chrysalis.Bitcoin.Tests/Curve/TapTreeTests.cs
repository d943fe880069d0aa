using System.Text.Json;
using Chrysalis.Bitcoin.Addresses;
using Chrysalis.Bitcoin.Curve;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Testing;

namespace Chrysalis.Bitcoin.Tests.Curve;

public class TapTreeTests
{
    [Fact]
    public void OutputKey_Bip341Vectors_GiveTheirScriptsAndAddresses()
    {
        using JsonDocument vectors = JsonDocument.Parse(
            File.ReadAllText(SharedData.Require("data/bitcoin/bip341_wallet-test-vectors.json")));
        int leaves = 0;
        foreach (JsonElement vector in vectors.RootElement.GetProperty("scriptPubKey").EnumerateArray())
        {
            JsonElement given = vector.GetProperty("given"), middle = vector.GetProperty("intermediary"),
                expected = vector.GetProperty("expected");
            byte[] root = Root(given.GetProperty("scriptTree")) ?? [];
            Assert.Equal(middle.GetProperty("merkleRoot").GetString() ?? "", Convert.ToHexStringLower(root));
            byte[] key = TapTree.OutputKey(Convert.FromHexString(given.GetProperty("internalPubkey").GetString()!), root)!;
            Assert.Equal(middle.GetProperty("tweakedPubkey").GetString(), Convert.ToHexStringLower(key));
            CheckOutput(expected, OutputType.P2TR, key);
            leaves += CheckPaths(expected, given.GetProperty("scriptTree"), root, skip: 33);
        }

        Assert.Equal(12, leaves);
    }

    [Theory]
    [InlineData("bip360_p2mr_construction.json", 7)]
    [InlineData("bip360_p2mr_pqc_construction.json", 6)]
    public void Root_Bip360Vectors_GiveTheirScriptsAndAddresses(string file, int outputs)
    {
        using JsonDocument vectors = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data/bitcoin/" + file)));
        int made = 0;
        foreach (JsonElement vector in vectors.RootElement.GetProperty("test_vectors").EnumerateArray())
        {
            JsonElement given = vector.GetProperty("given"), expected = vector.GetProperty("expected");
            byte[]? root = given.TryGetProperty("scriptTree", out JsonElement tree) ? Root(tree) : null;
            byte[]? key = given.TryGetProperty("internalPubkey", out JsonElement internalKey)
                ? Convert.FromHexString(internalKey.GetString()!)
                : null;
            if (expected.TryGetProperty("error", out JsonElement error))
            {
                Assert.StartsWith(
                    error.GetString()!, Assert.Throws<BitcoinFormatException>(() => TapTree.MerkleRootScript(root, key)).Message,
                    StringComparison.Ordinal);
                continue;
            }

            Assert.Equal(expected.GetProperty("scriptPubKey").GetString(), Convert.ToHexStringLower(TapTree.MerkleRootScript(root, key)));
            CheckOutput(expected, OutputType.P2MR, root!);
            CheckPaths(expected, tree, root!, skip: 1);
            made++;
        }

        Assert.Equal(outputs, made);
    }

    private static void CheckOutput(JsonElement expected, OutputType type, byte[] payload)
    {
        byte[] script = Convert.FromHexString(expected.GetProperty("scriptPubKey").GetString()!);
        OutputScript kind = OutputScript.Classify(script);
        Assert.Equal(type, kind.Type);
        Assert.Equal(payload, script.AsSpan(kind.Payload.Offset, kind.Payload.Length).ToArray());
        string text = expected.GetProperty("bip350Address").GetString()!;
        Assert.Equal(script, Address.Parse(text).Script());
        Assert.Equal(text, Address.TryOf(BitcoinNetwork.Main, type, payload)!.Text);
    }

    /// <summary>Each control block must lead from its leaf to the root.</summary>
    private static int CheckPaths(JsonElement expected, JsonElement tree, byte[] root, int skip)
    {
        if (!expected.TryGetProperty("scriptPathControlBlocks", out JsonElement paths))
            return 0;
        JsonElement[] leaves = [.. Leaves(tree)];
        for (int i = 0; i < leaves.Length; i++)
        {
            byte[] control = Convert.FromHexString(paths[i].GetString()!);
            byte[] script = Convert.FromHexString(leaves[i].GetProperty("script").GetString()!);
            Assert.Equal(leaves[i].GetProperty("leafVersion").GetInt32(), control[0] & 0xFE);
            Assert.Equal(root, TapTree.Root(script, (byte)(control[0] & 0xFE), control.AsSpan(skip)));
        }

        return leaves.Length;
    }

    private static IEnumerable<JsonElement> Leaves(JsonElement tree) =>
        tree.ValueKind == JsonValueKind.Array ? tree.EnumerateArray().SelectMany(Leaves) : [tree];

    private static byte[]? Root(JsonElement tree) => tree.ValueKind switch
    {
        JsonValueKind.Array => TapTree.Branch(Root(tree[0])!, Root(tree[1])!),
        JsonValueKind.Object =>
            TapTree.Leaf(Convert.FromHexString(tree.GetProperty("script").GetString()!), (byte)tree.GetProperty("leafVersion").GetInt32()),
        _ => null,
    };
}
