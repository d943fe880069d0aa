namespace Chrysalis.Foundation.Files;

/// <summary>Writes files whole or not at all.</summary>
public static class AtomicFile
{
    private const int UnixNoSpace = 28;
    private const int WindowsDiskFull = 112;

    /// <summary>Writes to a temporary file beside the target and moves it into place; nothing is left behind on failure.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            using (FileStream stream = File.Create(temporary))
                write(stream);
            File.Move(temporary, full, overwrite: true);
        }
        catch (IOException error) when ((error.HResult & 0xffff) is UnixNoSpace or WindowsDiskFull)
        {
            throw new IOException($"The disk is full: '{full}' could not be written; free some space and run again.", error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes text (UTF-8) whole or not at all.</summary>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
