using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Chrysalis.Talking.Media.Pictures;

/// <summary>What a PNG file says beside its pixels: how it was held, and whether it moves.</summary>
/// <param name="Orientation">1 to 8 as TIFF numbers them.</param>
/// <param name="IsAnimated">Whether it is an animation (APNG).</param>
internal readonly record struct PngChunks(int Orientation, bool IsAnimated)
{
    private const int MostChunks = 10_000;
    private const int MostBytes = 1 << 20;

    /// <summary>How a PNG file begins.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>Reads a file; one that is no PNG, or is damaged, says nothing.</summary>
    public static PngChunks Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        Span<byte> head = stackalloc byte[8];
        var said = new PngChunks(ExifOrientation.Upright, false);
        if (stream.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8 || !head.SequenceEqual(Signature))
            return said;
        for (int i = 0; i < MostChunks && stream.ReadAtLeast(head, 8, throwOnEndOfStream: false) == 8; i++)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(head);
            string type = Encoding.Latin1.GetString(head[4..]);
            long next = stream.Position + length + 4;
            if (type == "IEND" || next > stream.Length)
                break;
            said = type switch
            {
                "acTL" => said with { IsAnimated = true },
                "eXIf" => said with { Orientation = ExifOrientation.Of(Body(stream, length)) },
                "tEXt" or "zTXt" when said.Orientation == ExifOrientation.Upright =>
                    said with { Orientation = ExifOrientation.Of(Profile(Body(stream, length), type == "zTXt")) },
                _ => said,
            };
            stream.Position = next;
        }

        return said;
    }

    private static byte[] Body(FileStream stream, uint length)
    {
        if (length > MostBytes)
            return [];
        var body = new byte[length];
        return stream.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) == body.Length ? body : [];
    }

    /// <summary>Exif data as programs kept it before there was a chunk for it: hexadecimal digits in a text.</summary>
    private static byte[] Profile(byte[] body, bool compressed)
    {
        int end = Array.IndexOf(body, (byte)0);
        if (end < 0 || Encoding.Latin1.GetString(body, 0, end) is not ("Raw profile type exif" or "Raw profile type APP1"))
            return [];
        try
        {
            string text = Encoding.Latin1.GetString(compressed ? Inflate(body, end + 2) : body[(end + 1)..]);

            // A line break, the name, the number of bytes, then the digits.
            string[] words = text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
            return words.Length < 3 ? [] : Convert.FromHexString(string.Concat(words[2..]));
        }
        catch (Exception error) when (error is FormatException or InvalidDataException)
        {
            return [];
        }
    }

    private static byte[] Inflate(byte[] body, int at)
    {
        using var inflated = new MemoryStream();
        using var zlib = new ZLibStream(new MemoryStream(body[Math.Min(at, body.Length)..]), CompressionMode.Decompress);
        var block = new byte[4096];
        while (inflated.Length < MostBytes && zlib.Read(block) is > 0 and int count)
            inflated.Write(block, 0, count);
        return inflated.ToArray();
    }
}
