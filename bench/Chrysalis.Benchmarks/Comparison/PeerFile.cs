using System.Globalization;
using System.Text.Json;

namespace Chrysalis.Benchmarks.Comparison;

/// <summary>The file of the peers' figures, each with the machine that it was measured on.</summary>
internal static class PeerFile
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>Where the file lies unless another one is named.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "peers.json");

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">It holds no machine.</exception>
    public static IReadOnlyList<PeerMachine> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return JsonSerializer.Deserialize<PeerMachine[]>(file, Form) is { Length: > 0 } machines
            ? machines
            : throw new InvalidDataException($"'{path}' holds no machine: see bench/peers.json.");
    }

    /// <summary>
    /// Whether this machine is of the kind: the same processor family with the same vectors. The model's name says too little.
    /// </summary>
    public static bool IsThisKind(PeerMachine machine) => Field("cpu family") == machine.CpuFamily.ToString(CultureInfo.InvariantCulture)
        && HasFlag("avx512f") == machine.HasAvx512;

    private static bool HasFlag(string flag) => Field("flags")?.Split(' ').Contains(flag) ?? false;

    private static string? Field(string name) => !File.Exists("/proc/cpuinfo")
        ? null
        : File.ReadLines("/proc/cpuinfo").Select(line => line.Split(':', 2)).FirstOrDefault(parts => parts[0].Trim() == name)?[^1].Trim();
}
