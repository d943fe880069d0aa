using Chrysalis.Foundation.Errors;

namespace Chrysalis.Foundation.Files;

/// <summary>Tells before the work whether a folder can be made at its end that holds nothing else.</summary>
public static class NewFolder
{
    /// <summary>What keeps a folder from being made; null when it is not there, or is empty, and can be written into.</summary>
    /// <param name="folder">The folder to be, as it was given.</param>
    public static Fault? WhyNot(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            return new(folder, "is there already", "name a folder that does not exist or is empty");
        return WritablePath.WhyNot(Path.Combine(folder, "file")) is { } fault
            ? fault with { Value = folder, Subject = $"The folder '{folder}'" }
            : null;
    }
}
