using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Curve;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>
/// How Bitcoin Core writes unspent outputs (compressor.cpp): amounts without trailing zeros, the usual scripts by their hash or key alone.
/// </summary>
internal static class CompressedScript
{
    private const int SpecialScripts = 6;
    private const int LargestScript = 10_000;

    /// <summary>Reads an amount in satoshi.</summary>
    public static long ReadAmount(ref ByteReader reader)
    {
        ulong code = reader.VarInt();
        if (code == 0)
            return 0;
        code--;
        int exponent = (int)(code % 10);
        code /= 10;
        UInt128 amount = exponent < 9 ? (code / 9 * 10) + (code % 9) + 1 : (UInt128)code + 1;
        for (; exponent > 0; exponent--)
            amount *= 10;
        return amount <= 21_000_000 * (UInt128)Satoshi.PerBitcoin
            ? (long)amount
            : throw new BitcoinFormatException($"The amount before byte {reader.Position} is {amount} satoshi; "
                + "there are at most 21 million bitcoin: the data is damaged.");
    }

    /// <summary>Reads a script.</summary>
    public static byte[] ReadScript(ref ByteReader reader)
    {
        ulong code = reader.VarInt();
        switch (code)
        {
            case 0:
                return [Opcode.Duplicate, Opcode.Hash160, 20, .. reader.Take(20), Opcode.EqualVerify, Opcode.CheckSignature];
            case 1:
                return [Opcode.Hash160, 20, .. reader.Take(20), Opcode.Equal];
            case 2 or 3:
                return [PublicKeyForm.Compressed, (byte)code, .. reader.Take(32), Opcode.CheckSignature];
            case 4 or 5:
                return Uncompressed((int)code - 2, reader.Take(32));
            default:
                ulong length = code - SpecialScripts;
                // A longer one cannot be spent; Bitcoin Core reads it as OP_RETURN.
                return length <= LargestScript ? reader.Take((long)length).ToArray() : Unspendable(ref reader, length);
        }
    }

    /// <summary>Passes over a script.</summary>
    public static void Skip(ref ByteReader reader)
    {
        ulong code = reader.VarInt();
        ulong length = code switch { 0 or 1 => 20, < SpecialScripts => 32, _ => code - SpecialScripts };
        reader.Take(length > int.MaxValue ? long.MaxValue : (long)length);
    }

    private static byte[] Unspendable(ref ByteReader reader, ulong length)
    {
        reader.Take(length > int.MaxValue ? long.MaxValue : (long)length);
        return [Opcode.Return];
    }

    private static byte[] Uncompressed(int prefix, ReadOnlySpan<byte> x)
    {
        if (Secp256k1.Decode([(byte)prefix, .. x]) is not { } point)
            throw new BitcoinFormatException($"The compressed key {Convert.ToHexStringLower(x)} is not on the curve: the data is damaged.");
        return [PublicKeyForm.Uncompressed, 4, .. x, .. Secp256k1.Bytes(point.Y), Opcode.CheckSignature];
    }
}
