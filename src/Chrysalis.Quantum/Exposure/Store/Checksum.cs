using System.Buffers.Binary;
using System.Numerics;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>CRC-32C, which goes on where it stood when bytes are appended; it finds every flipped bit and every burst of 32.</summary>
internal static class Checksum
{
    /// <summary>The checksum of no bytes.</summary>
    public const uint Empty = 0;

    /// <summary>The checksum of what was summed before with these bytes after it.</summary>
    public static uint Append(uint before, ReadOnlySpan<byte> bytes)
    {
        uint sum = ~before;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte one in bytes)
            sum = BitOperations.Crc32C(sum, one);
        return ~sum;
    }
}
