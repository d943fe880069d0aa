using Chrysalis.Foundation.Files;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Checks paths before any work starts, so that a typing mistake costs nothing.</summary>
internal static class InputFile
{
    /// <summary>The path of an existing file or folder.</summary>
    /// <exception cref="UsageException">Nothing is there.</exception>
    public static string RequireFileOrFolder(string path) => File.Exists(path) || Directory.Exists(path)
        ? path
        : throw new UsageException($"'{path}' does not exist; give an existing file or folder.");

    /// <summary>The path of an existing file.</summary>
    /// <exception cref="UsageException">Nothing, or a folder, is there.</exception>
    public static string RequireFile(string path) => Directory.Exists(path)
        ? throw new UsageException($"'{path}' is a folder; give a file.")
        : !File.Exists(path) ? throw new UsageException($"'{path}' does not exist; give an existing file.")
        : BrokenLink.Is(path) ? throw new UsageException($"'{path}' is a symbolic link that leads nowhere or in a circle; give a file.")
        : path;
}
