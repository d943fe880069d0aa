using System.Runtime.InteropServices;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Ends the process at once, whatever its threads do.</summary>
internal static partial class ProcessEnd
{
    /// <summary>
    /// Ends with a code, without the exit handlers of native libraries: while another thread still loads or uses one of them, taking it
    /// down beneath that thread is a segmentation fault.
    /// </summary>
    public static void Now(int code)
    {
        if (!OperatingSystem.IsWindows())
            EndWithoutHandlers(code);
        Environment.Exit(code);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void EndWithoutHandlers(int code);
}
