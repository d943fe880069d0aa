using System.Text;

namespace Chrysalis.Talking.Media.Pictures;

/// <summary>Tells photos in ISO's base media format, as telephones take them, from videos, which begin alike.</summary>
internal static class PhotoBrand
{
    private static readonly string[] Heic = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <summary>HEIC or AVIF; null for any other file.</summary>
    public static string? Of(string path)
    {
        using FileStream stream = File.OpenRead(path);
        var head = new byte[12];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan(4, 4).SequenceEqual("ftyp"u8))
            return null;
        string brand = Encoding.Latin1.GetString(head, 8, 4);
        return brand is "avif" or "avis" ? "AVIF" : Heic.Contains(brand) ? "HEIC" : null;
    }
}
