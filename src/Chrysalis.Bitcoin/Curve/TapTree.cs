using System.Numerics;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.Curve;

/// <summary>The trees of scripts of BIP 341 and BIP 360, and what an output makes of their root.</summary>
public static class TapTree
{
    // OP_2, as a script names the witness version.
    private const byte WitnessVersion2 = 0x52;

    /// <summary>Hash of a script as a leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> script, byte version)
    {
        var writer = new ByteWriter();
        writer.Bytes([version]);
        writer.Sized(script);
        return BitcoinHash.Tagged("TapLeaf"u8, writer.Written.ToArray());
    }

    /// <summary>Hash of two branches, the smaller one first.</summary>
    public static byte[] Branch(byte[] left, byte[] right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.AsSpan().SequenceCompareTo(right) <= 0
            ? BitcoinHash.Tagged("TapBranch"u8, left, right)
            : BitcoinHash.Tagged("TapBranch"u8, right, left);
    }

    /// <summary>The root above a leaf, by the hashes beside the way up.</summary>
    public static byte[] Root(ReadOnlySpan<byte> script, byte version, ReadOnlySpan<byte> path) => Root(Leaf(script, version), path);

    /// <summary>The root above a leaf of this hash, by the hashes beside the way up.</summary>
    public static byte[] Root(byte[] leaf, ReadOnlySpan<byte> path)
    {
        byte[] node = leaf;
        for (; path.Length >= Hash256.Length; path = path[Hash256.Length..])
            node = Branch(node, path[..Hash256.Length].ToArray());
        return node;
    }

    /// <summary>
    /// The key of a taproot output: internal key + H(internal key, root) G; null where the internal key is not on the curve.
    /// </summary>
    /// <param name="internalKey">32 bytes.</param>
    /// <param name="root">Root of the tree of scripts; empty for none.</param>
    public static byte[]? OutputKey(ReadOnlySpan<byte> internalKey, ReadOnlySpan<byte> root)
    {
        if (Secp256k1.Lift(internalKey) is not { } point)
            return null;
        var tweak = new BigInteger(
            BitcoinHash.Tagged("TapTweak"u8, internalKey.ToArray(), root.ToArray()), isUnsigned: true, isBigEndian: true);
        return tweak < Secp256k1.N && Secp256k1.Add(point, Secp256k1.Multiply(Secp256k1.G, tweak)) is { } sum
            ? Secp256k1.Bytes(sum.X)
            : null;
    }

    /// <summary>The script of a P2MR output, BIP 360.</summary>
    /// <param name="root">Root of the tree of scripts.</param>
    /// <param name="internalKey">Must be null: such an output has no key of its own.</param>
    /// <exception cref="BitcoinFormatException">There is no root, or there is a key.</exception>
    public static byte[] MerkleRootScript(byte[]? root, byte[]? internalKey = null)
    {
        if (internalKey is not null)
            throw new BitcoinFormatException("P2MR does not support internal pubkeys: leave the key away, or make a taproot output.");
        return root is { Length: Hash256.Length }
            ? [WitnessVersion2, Hash256.Length, .. root]
            : throw new BitcoinFormatException("P2MR requires a script tree with at least one leaf: give its root of 32 bytes.");
    }
}
