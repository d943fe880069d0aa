namespace Chrysalis.Benchmarks.Comparison;

/// <summary>What was measured of the peers on one machine.</summary>
/// <param name="Machine">The machine in words.</param>
/// <param name="CpuFamily">The processor's family, as /proc/cpuinfo gives it.</param>
/// <param name="HasAvx512">Whether the processor has AVX-512: one family may have both kinds.</param>
/// <param name="Date">When.</param>
/// <param name="Conditions">How the figures were taken.</param>
/// <param name="Rows">The figures.</param>
internal sealed record PeerMachine(
    string Machine, int CpuFamily, bool HasAvx512, string Date, string Conditions, IReadOnlyList<PeerRow> Rows);
