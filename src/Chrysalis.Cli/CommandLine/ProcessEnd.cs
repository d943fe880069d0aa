using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Ends this process at once, whatever its threads do, and asks others to end.</summary>
internal static partial class ProcessEnd
{
    private const int Terminate = 15;

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

    /// <summary>Asks another process to end, as a shell does; where there is no such signal it is ended.</summary>
    public static void Ask(Process process)
    {
        if (OperatingSystem.IsWindows())
            process.Kill(entireProcessTree: true);
        else
            _ = Signal(process.Id, Terminate);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void EndWithoutHandlers(int code);
}
