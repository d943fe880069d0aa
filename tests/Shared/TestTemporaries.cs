using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Chrysalis.Testing;

/// <summary>
/// Everything that a test process and its children write into the temporary folder lies under one folder of its own, which goes when the
/// process ends; what a killed one left goes with the next.
/// </summary>
internal static class TestTemporaries
{
    private const string Prefix = "chrysalis-tests-";
    private static readonly string[] Variables = OperatingSystem.IsWindows() ? ["TMP", "TEMP"] : ["TMPDIR"];

    /// <summary>The folder.</summary>
    public static string Root { get; private set; } = "";

    [ModuleInitializer]
    internal static void Begin()
    {
        string all = Path.GetTempPath();
        foreach (string left in Directory.GetDirectories(all, Prefix + "*").Where(IsAbandoned))
            TryRemove(left);
        Root = Path.Combine(all, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}");
        Directory.CreateDirectory(Root);
        foreach (string variable in Variables)
            Environment.SetEnvironmentVariable(variable, Root);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => TryRemove(Root);
    }

    private static bool IsAbandoned(string folder)
    {
        string number = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static void TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another process is at it, or a child still writes: the next run removes the rest.
        }
    }
}
