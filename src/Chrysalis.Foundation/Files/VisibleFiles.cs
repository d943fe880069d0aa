namespace Chrysalis.Foundation.Files;

/// <summary>
/// The files of a folder that a user means: those with the endings asked for, without hidden ones (what a Mac or a killed run leaves
/// beside them), each folder once however links lead in circles.
/// </summary>
public static class VisibleFiles
{
    /// <summary>The files in a folder, by name.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="extensions">Endings with their dots, in any case of letters.</param>
    public static IReadOnlyList<string> In(string folder, IReadOnlyList<string> extensions)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(extensions);
        return [.. Directory.GetFiles(folder)
            .Where(file => !IsHidden(file) && extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The files in a folder and in all visible folders below it.</summary>
    /// <inheritdoc cref="In"/>
    public static IReadOnlyList<string> Below(string folder, IReadOnlyList<string> extensions)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(extensions);
        var found = new List<string>();
        Collect(folder, extensions, found, []);
        return found;
    }

    private static void Collect(string folder, IReadOnlyList<string> extensions, List<string> found, HashSet<string> seen)
    {
        if (!seen.Add(RealPath(folder)))
            return;
        found.AddRange(In(folder, extensions));
        foreach (string below in Directory.GetDirectories(folder)
            .Where(below => !IsHidden(below) && !BrokenLink.Is(below)).Order(StringComparer.Ordinal))
            Collect(below, extensions, found, seen);
    }

    private static string RealPath(string folder) =>
        (Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(folder))
            .TrimEnd(Path.DirectorySeparatorChar);

    private static bool IsHidden(string path) =>
        Path.GetFileName(path).StartsWith('.') || (OperatingSystem.IsWindows() && File.GetAttributes(path).HasFlag(FileAttributes.Hidden));
}
