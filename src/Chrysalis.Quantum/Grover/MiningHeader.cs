using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

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

    private const uint MainNetMagic = 0xD9B4BEF9;
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

    /// <summary>Reads the first header of a file: a raw block, or blocks framed by main-net magic and length.</summary>
    /// <exception cref="QuantumException">The file is too short.</exception>
    public static MiningHeader Read(string path)
    {
        Span<byte> start = stackalloc byte[8 + Length];
        using FileStream file = File.OpenRead(path);
        int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        int skip = read >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(start) == MainNetMagic ? 8 : 0;
        if (read < skip + Length)
            throw new QuantumException($"'{path}' has {read} bytes; a block begins with a header of {Length}.");
        return new(start.Slice(skip, Length));
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
