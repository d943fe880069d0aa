using System.Numerics;
using Chrysalis.Quantum.Bitcoin.Blocks;
using Chrysalis.Quantum.Bitcoin.Hashing;

namespace Chrysalis.Quantum.Bitcoin.Curve;

/// <summary>The trees of scripts of BIP 341 and BIP 360, and what an output makes of their root.</summary>
internal static class TapTree
{
    /// <summary>Hash of a script as a leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> script, byte version)
    {
        var writer = new ByteWriter();
        writer.Bytes([version]);
        writer.Sized(script);
        return BitcoinHash.Tagged("TapLeaf"u8, writer.Written.ToArray());
    }

    /// <summary>Hash of two branches, the smaller one first.</summary>
    public static byte[] Branch(byte[] left, byte[] right) =>
        left.AsSpan().SequenceCompareTo(right) <= 0 ? BitcoinHash.Tagged("TapBranch"u8, left, right) : BitcoinHash.Tagged("TapBranch"u8, right, left);

    /// <summary>The root above a leaf, by the hashes beside the way up.</summary>
    public static byte[] Root(ReadOnlySpan<byte> script, byte version, ReadOnlySpan<byte> path)
    {
        byte[] node = Leaf(script, version);
        for (; path.Length >= Hash256.Length; path = path[Hash256.Length..])
            node = Branch(node, path[..Hash256.Length].ToArray());
        return node;
    }

    /// <summary>The key of a taproot output: internal key + H(internal key, root) G; null where the internal key is not on the curve.</summary>
    /// <param name="internalKey">32 bytes.</param>
    /// <param name="root">Root of the tree of scripts; empty for none.</param>
    public static byte[]? OutputKey(ReadOnlySpan<byte> internalKey, ReadOnlySpan<byte> root)
    {
        if (Secp256k1.Lift(internalKey) is not { } point)
            return null;
        var tweak = new BigInteger(BitcoinHash.Tagged("TapTweak"u8, internalKey.ToArray(), root.ToArray()), isUnsigned: true, isBigEndian: true);
        return tweak < Secp256k1.N && Secp256k1.Add(point, Secp256k1.Multiply(Secp256k1.G, tweak)) is { } sum ? Secp256k1.Bytes(sum.X) : null;
    }
}
