using System.Security.Cryptography;

namespace Chrysalis.Foundation.Files;

/// <summary>Names files by what they hold.</summary>
public static class FileHash
{
    /// <summary>A file's SHA-256 in lower-case hexadecimal digits, read as a stream.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
