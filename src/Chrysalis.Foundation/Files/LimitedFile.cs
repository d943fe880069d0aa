namespace Chrysalis.Foundation.Files;

/// <summary>
/// Reads files of strangers whole, up to a size. The limit holds for what is read, not for what the file claims: devices and pipes
/// claim nothing and may never end.
/// </summary>
public static class LimitedFile
{
    private const int BlockBytes = 1 << 16;

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">Most bytes that are taken.</param>
    /// <param name="tooLong">Makes the error for a file of so many bytes (at least: reading ends there).</param>
    public static byte[] ReadBytes(string path, long mostBytes, Func<long, Exception> tooLong)
    {
        ArgumentNullException.ThrowIfNull(tooLong);
        ArgumentNullException.ThrowIfNull(path);
        using FileStream file = File.OpenRead(path);
        long claimed = file.CanSeek ? file.Length : 0;
        if (claimed > mostBytes)
            throw tooLong(claimed);
        var bytes = new MemoryStream((int)Math.Min(claimed, 1 << 30));
        byte[] block = new byte[BlockBytes];
        for (int read; (read = file.Read(block)) > 0;)
        {
            bytes.Write(block, 0, read);
            if (bytes.Length > mostBytes)
                throw tooLong(bytes.Length);
        }

        return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
    }

    /// <summary>The text of a file: UTF-8, or what its byte order mark says.</summary>
    /// <inheritdoc cref="ReadBytes" path="/param"/>
    public static string ReadText(string path, long mostBytes, Func<long, Exception> tooLong)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var reader = new StreamReader(new MemoryStream(ReadBytes(path, mostBytes, tooLong), writable: false));
        return reader.ReadToEnd();
    }
}
