using System.Diagnostics;

namespace Chrysalis.Studies.Computer;

/// <summary>The most memory this process has held at once (resident set).</summary>
public static class PeakMemory
{
    /// <summary>In units of 1,000,000 bytes.</summary>
    public static long Megabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1_000_000;
    }
}
