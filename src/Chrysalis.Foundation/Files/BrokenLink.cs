namespace Chrysalis.Foundation.Files;

/// <summary>Symbolic links that lead nowhere, or in a circle: the system says that such a file is there, and cannot open it.</summary>
public static class BrokenLink
{
    /// <summary>Whether a path is such a link.</summary>
    public static bool Is(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: false } target && !Directory.Exists(target.FullName);
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // Opening it will say what is wrong.
            return false;
        }
    }
}
