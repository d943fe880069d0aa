using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chrysalis.Benchmarks;

/// <summary>What a measurement was made on.</summary>
internal static class Machine
{
    /// <summary>Processor, cores, vector width, memory, system and runtime in one line.</summary>
    public static string Describe()
    {
        string processor = Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        double memoryGb = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        int vectorBits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        return string.Create(CultureInfo.InvariantCulture,
            $"{processor}, {Environment.ProcessorCount} cores, {vectorBits}-bit vectors, {memoryGb:0} GB, "
                + $"{RuntimeInformation.OSDescription}, .NET {Environment.Version}");
    }

    /// <summary>Load of the last minute: more than this benchmark's own means that the figures are too low.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>The process's largest resident set so far, in megabytes (10^6 bytes); 0 where the system does not tell.</summary>
    public static double PeakMemoryMb() =>
        Field("/proc/self/status", "VmHWM") is { } peak ? double.Parse(peak.Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e6 : 0;

    private static string? Field(string file, string name) =>
        !File.Exists(file)
            ? null
            : File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
