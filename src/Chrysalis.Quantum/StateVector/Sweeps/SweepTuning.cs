namespace Chrysalis.Quantum.StateVector.Sweeps;

/// <summary>Sizes that decide speed, not results.</summary>
/// <param name="FusedQubits">Largest fused gate; 1 turns fusion off.</param>
/// <param name="BlockQubits">Base-2 logarithm of the amplitudes in a cache block.</param>
/// <param name="RunQubits">Base-2 logarithm of the amplitudes that are moved as one run of memory; at least the lane bits.</param>
/// <param name="LaneBits">Base-2 logarithm of the amplitudes in a vector.</param>
/// <param name="Threads">Threads.</param>
internal sealed record SweepTuning(int FusedQubits, int BlockQubits, int RunQubits, int LaneBits, int Threads);
