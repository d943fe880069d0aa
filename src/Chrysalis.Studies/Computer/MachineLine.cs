using System.Runtime.InteropServices;

namespace Chrysalis.Studies.Computer;

/// <summary>Names the machine that a report was made on.</summary>
internal static class MachineLine
{
    /// <summary>Operating system, architecture, cores and runtime.</summary>
    public static string Text() => $"Made on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, "
        + $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}.";
}
