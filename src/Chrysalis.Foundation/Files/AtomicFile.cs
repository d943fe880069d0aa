using System.Text;

namespace Chrysalis.Foundation.Files;

/// <summary>
/// Writes files whole or not at all: into a temporary file of a random name beside the target, flushed to the disk, then moved into
/// place. A failure leaves the target as it was and nothing beside it; see <see cref="PendingFile"/>. Devices and pipes are written as
/// they stand.
/// </summary>
public static class AtomicFile
{
    private const int UnixNoSpace = 28;
    private const int WindowsDiskFull = 112;

    /// <summary>Lets <paramref name="write"/> write the file.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(path);
        Write(path, stream =>
        {
            write(stream);
            return true;
        });
    }

    /// <summary>Lets <paramref name="write"/> write the file, and gives what it returns.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written.</exception>
    public static T Write<T>(string path, Func<Stream, T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(path);
        if (SpecialFile.Is(path))
        {
            using FileStream through = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            return write(through);
        }

        return Guarded(path, pending =>
        {
            using FileStream stream = new(pending.TemporaryPath, FileMode.Open, FileAccess.Write, FileShare.None);
            return write(stream);
        });
    }

    /// <summary>Writes text (UTF-8 without a mark) whole or not at all.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written.</exception>
    public static void WriteText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Lets a tool that takes a path write the temporary file, which exists, is empty, and has the target's extension.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written.</exception>
    public static void WriteThrough(string path, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(path);
        Guarded(path, pending =>
        {
            write(pending.TemporaryPath);
            return true;
        });
    }

    /// <summary>The error of a disk that has no room for a file.</summary>
    public static IOException DiskFull(string path, Exception? inner)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new($"The disk is full: '{path}' could not be written; free some space and run again.", inner);
    }

    private static T Guarded<T>(string path, Func<PendingFile, T> write)
    {
        string full = Path.GetFullPath(path);
        try
        {
            using var pending = new PendingFile(full);
            T result = write(pending);
            pending.Complete();
            return result;
        }
        catch (IOException error) when ((error.HResult & 0xffff) is UnixNoSpace or WindowsDiskFull)
        {
            throw DiskFull(full, error);
        }
    }
}
