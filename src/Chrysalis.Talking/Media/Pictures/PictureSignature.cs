namespace Chrysalis.Talking.Media.Pictures;

/// <summary>How the picture files begin that Skia is asked to read: it takes a tenth of a second to load.</summary>
internal static class PictureSignature
{
    private const int Bytes = 12;

    /// <summary>Whether a file begins as PNG, JPEG, WebP or BMP do; one that cannot be read does not.</summary>
    public static bool Is(string path)
    {
        Span<byte> head = stackalloc byte[Bytes];
        try
        {
            using FileStream stream = File.OpenRead(path);
            head = head[..stream.ReadAtLeast(head, Bytes, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return head.StartsWith(PngChunks.Signature)
            || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) || head.StartsWith("BM"u8)
            || head.Length == Bytes && head.StartsWith("RIFF"u8) && head[8..].SequenceEqual("WEBP"u8);
    }
}
