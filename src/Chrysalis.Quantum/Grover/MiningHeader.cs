using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.ChainFiles;

namespace Chrysalis.Quantum.Grover;

/// <summary>A Bitcoin block header: 80 bytes, the nonce in the last four. Read-only: may be shared between threads.</summary>
public sealed class MiningHeader
{
    /// <summary>Bytes of a header.</summary>
    public const int Length = 80;

    /// <summary>Header of the first block, 3 January 2009.</summary>
    public const string Genesis =
        "0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b"
            + "1e5e4a29ab5f49ffff001d1dac2b7c";

    private readonly byte[] bytes;

    private MiningHeader(ReadOnlySpan<byte> bytes) => this.bytes = bytes.ToArray();

    /// <summary>The 80 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>The nonce.</summary>
    public uint Nonce => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(76));

    /// <summary>The largest hash that the network accepts for this header: the compact number in bytes 72 to 75.</summary>
    public BigInteger NetworkTarget
    {
        get
        {
            uint compact = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(72));
            int shift = 8 * ((int)(compact >> 24) - 3);
            BigInteger mantissa = compact & 0x7FFFFF;
            return shift >= 0 ? mantissa << shift : mantissa >> -shift;
        }
    }

    /// <summary>Reads a header from 160 hexadecimal digits.</summary>
    /// <exception cref="QuantumException">Not 160 hexadecimal digits.</exception>
    public static MiningHeader Parse(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (hex.Length != 2 * Length || !hex.All(char.IsAsciiHexDigit))
            throw new QuantumException($"A block header is {2 * Length} hexadecimal digits; these are {hex.Length} characters.");
        return new(Convert.FromHexString(hex));
    }

    /// <summary>
    /// Reads the first header of a file: a raw or hexadecimal block, a header alone, or blocks framed by any network's magic and length,
    /// also where xor.dat beside a node's file obfuscates them.
    /// </summary>
    /// <exception cref="QuantumException">The file begins with no header that has the work it claims.</exception>
    public static MiningHeader Read(string path)
    {
        try
        {
            return new(FirstHeader.Read(path));
        }
        catch (BitcoinFormatException error)
        {
            throw new QuantumException(error.Message, error);
        }
    }

    /// <summary>The same header with another nonce.</summary>
    public MiningHeader WithNonce(uint nonce)
    {
        var header = new MiningHeader(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(header.bytes.AsSpan(76), nonce);
        return header;
    }

    /// <summary>The header's double SHA-256 as the number that is compared with the target.</summary>
    public BigInteger Hash() => new(SHA256.HashData(SHA256.HashData(bytes)), isUnsigned: true);

    /// <summary>The hexadecimal digits of a hash or target, most significant first, as block explorers print them.</summary>
    public static string Format(BigInteger hash) => hash.ToString("x64", System.Globalization.CultureInfo.InvariantCulture)[^64..];
}
