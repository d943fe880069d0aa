namespace Chrysalis.Foundation.Files;

/// <summary>
/// Where results worth keeping between runs lie: <c>CHRYSALIS_CACHE</c> when set, else the user's cache folder
/// (<c>XDG_CACHE_HOME</c> or <c>~/.cache</c>; the local application data on Windows).
/// </summary>
public static class CacheFolder
{
    /// <summary>The folder for one kind of result; not created.</summary>
    public static string For(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (Environment.GetEnvironmentVariable("CHRYSALIS_CACHE") is { Length: > 0 } chosen)
            return Path.Combine(chosen, kind);
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg)
            return Path.Combine(xdg, "chrysalis", kind);
        string root = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(root.Length > 0 ? root : Path.GetTempPath(), "chrysalis", kind);
    }
}
