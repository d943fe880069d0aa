namespace Chrysalis.Cli.Tests.Stopping;

/// <summary>What runs beside the tests, as far as the system tells.</summary>
internal static class OtherProcesses
{
    private const int MostTries = 100;

    /// <summary>Whether, within ten seconds, no other process is left that was told a path. True where there is no /proc.</summary>
    public static bool NoneNames(string path)
    {
        for (int i = 0; i < MostTries; i++)
        {
            if (!AnyNames(path))
                return true;
            Thread.Sleep(100);
        }

        return false;
    }

    private static bool AnyNames(string path) => Directory.Exists("/proc")
        && Directory.EnumerateDirectories("/proc").Any(folder => Words(folder).Contains(path, StringComparison.Ordinal));

    // A process may go while it is looked at.
    private static string Words(string folder)
    {
        try
        {
            string file = Path.Combine(folder, "cmdline");
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
