using System.Text;
using Chrysalis.Foundation.Errors;

namespace Chrysalis.Foundation.Files;

/// <summary>Tells before the work whether a file can be written at its end.</summary>
public static class WritablePath
{
    /// <summary>The longest name of one file or folder, in UTF-8 bytes, on the file systems in use (in UTF-16 units on Windows).</summary>
    private const int MostNameBytes = 255;

    /// <summary>
    /// What keeps a file from being written under a name; null when nothing does. A trial file is written into its folder (or into the
    /// nearest folder above that is there) and removed.
    /// </summary>
    /// <param name="path">The file to be, as it was given.</param>
    public static Fault? WhyNot(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
            return Of(path, "is no file name", "name a file");
        if (Path.EndsInDirectorySeparator(path) || Directory.Exists(path))
            return Of(path, "is a folder", "name a file in it");
        if (SpecialFile.Is(path))
            return null;
        string full = Path.GetFullPath(path);
        foreach (string name in full.Split(Path.DirectorySeparatorChar))
        {
            if (Encoding.UTF8.GetByteCount(name) is > MostNameBytes and int length)
                return Of(Shortened(path), $"has a name of {length} bytes", $"give one of at most {MostNameBytes}");
        }

        string folder = Path.GetDirectoryName(full)!;
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            if (File.Exists(folder))
                return Of(path, $"lies below '{folder}', which is a file", "choose another folder");
            folder = parent;
        }

        return Try(folder) ? null : Of(path, $"cannot be written: its folder '{folder}' refuses new files", "choose another folder");
    }

    private static bool Try(string folder)
    {
        try
        {
            string trial = Path.Combine(folder, TemporaryName.New(""));
            using FileStream _ = new(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    private static string Shortened(string path) => path.Length <= 60 ? path : $"{path[..30]}…{path[^20..]}";

    private static Fault Of(string path, string rule, string remedy) => new(path, rule, remedy) { Subject = $"The output '{path}'" };
}
