using Chrysalis.Quantum.MemoryExperiment.Counting;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>Where a memory experiment stands.</summary>
/// <param name="Share">Share of the work done, by a guess at its cost.</param>
/// <param name="Point">The setting at hand with what was counted so far.</param>
public readonly record struct MemoryProgress(double Share, MemoryPoint Point);
