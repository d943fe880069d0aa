using System.Globalization;

namespace Chrysalis.Quantum.StateVector;

/// <summary>What a state needs and what the machine has.</summary>
internal static class StateMemory
{
    /// <summary>Bytes of the amplitudes of n qubits: 8 each in single precision, 16 in double.</summary>
    /// <param name="qubitCount">Number of qubits, from 1.</param>
    /// <param name="precision">The amplitudes' precision.</param>
    public static double RequiredBytes(int qubitCount, Precision precision) =>
        Math.Pow(2, qubitCount) * (precision == Precision.Single ? 8 : 16);

    /// <summary>Bytes this process may still take: what the system or the container's limit leaves.</summary>
    public static long AvailableBytes()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        long limit = info.TotalAvailableMemoryBytes;
        return File.Exists("/proc/meminfo") && Available() is { } available ? Math.Min(limit, available) : limit - Environment.WorkingSet;
    }

    /// <summary>Refuses a state that does not fit.</summary>
    /// <exception cref="QuantumException">The number of qubits is below 1, or the state needs more memory than there is.</exception>
    public static void Check(int qubitCount, Precision precision)
    {
        if (qubitCount < 1)
            throw new QuantumException($"A state has at least 1 qubit, not {qubitCount}.");
        double required = RequiredBytes(qubitCount, precision);
        long available = AvailableBytes();
        // Indices have 62 bits to spare for doubling.
        if (required > available || qubitCount > 48)
            throw new QuantumException(string.Create(CultureInfo.InvariantCulture,
                $"{qubitCount} qubits in {precision.ToString().ToLowerInvariant()} precision need {Format(required)} for their "
                    + $"2^{qubitCount} amplitudes, but {Format(available)} are free: "
                    + $"use fewer qubits{(precision == Precision.Double ? " or single precision" : "")}."));
    }

    private static long? Available() =>
        File.ReadLines("/proc/meminfo").FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024
            : null;

    private static string Format(double bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
        int unit = 0;
        while (bytes >= 1024 && unit < units.Length - 1)
        {
            bytes /= 1024;
            unit++;
        }

        return $"{bytes.ToString(bytes < 1e6 ? "0.#" : "0.##e0", CultureInfo.InvariantCulture)} {units[unit]}";
    }
}
