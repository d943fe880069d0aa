namespace Chrysalis.Architecture.Tests.Sources;

/// <summary>A file of source code.</summary>
/// <param name="Path">Its path from the checkout's root, with slashes.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    /// <summary>All of the house: libraries, program, tests, measurements.</summary>
    public static IReadOnlyList<SourceFile> OfTheHouse() =>
    [
        .. new[] { "src", "tests", "bench" }
            .SelectMany(folder => Directory.GetFiles(System.IO.Path.Combine(SharedData.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(path => (Path: System.IO.Path.GetRelativePath(SharedData.Root, path).Replace('\\', '/'), Full: path))
            .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj"))
            .Select(file => new SourceFile(file.Path, File.ReadAllLines(file.Full))),
    ];
}
