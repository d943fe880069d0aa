namespace Chrysalis.Testing;

/// <summary>Finds the development data beside the checkout; tests that need it skip where it is missing.</summary>
internal static class SharedData
{
    public const string SkipReason = "the development data folder 'shared' is not beside the checkout";

    /// <summary>The checkout's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Full path of a file or folder of the development data; skips the test when it is missing.</summary>
    public static string Require(string relative)
    {
        string path = Path.Combine(Root, "..", "shared", relative);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), SkipReason);
        return Path.GetFullPath(path);
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Chrysalis.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("Chrysalis.slnx is not above the test's folder.");
    }
}
