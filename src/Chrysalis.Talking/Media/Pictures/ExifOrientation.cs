using System.Buffers.Binary;

namespace Chrysalis.Talking.Media.Pictures;

/// <summary>Reads from Exif data how a picture was held (TIFF 6.0 tag 274).</summary>
internal static class ExifOrientation
{
    /// <summary>As it lies.</summary>
    public const int Upright = 1;

    private const ushort OrientationTag = 274;

    /// <summary>1 to 8 as TIFF numbers them; 1 where the data says nothing or is damaged.</summary>
    /// <param name="exif">Exif data, with or without its mark in front.</param>
    public static int Of(ReadOnlySpan<byte> exif)
    {
        if (exif.StartsWith("Exif\0\0"u8))
            exif = exif[6..];
        bool little = exif.StartsWith("II*\0"u8);
        if (exif.Length < 8 || (!little && !exif.StartsWith("MM\0*"u8)))
            return Upright;
        uint start = Long(exif, 4, little);
        if (start > exif.Length - 2)
            return Upright;
        int count = Short(exif, (int)start, little);
        for (int i = 0; i < count; i++)
        {
            int entry = (int)start + 2 + i * 12;
            if (entry + 12 > exif.Length)
                break;
            if (Short(exif, entry, little) == OrientationTag)
                return Short(exif, entry + 8, little) is var orientation and >= 1 and <= 8 ? orientation : Upright;
        }

        return Upright;
    }

    private static ushort Short(ReadOnlySpan<byte> data, int at, bool little) => little
        ? BinaryPrimitives.ReadUInt16LittleEndian(data[at..])
        : BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static uint Long(ReadOnlySpan<byte> data, int at, bool little) => little
        ? BinaryPrimitives.ReadUInt32LittleEndian(data[at..])
        : BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
