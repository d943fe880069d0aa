using Chrysalis.Quantum.MemoryExperiment.Counting;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>What a state file of the memory experiment holds.</summary>
/// <param name="Version">The format's version.</param>
/// <param name="Seed">Seed of all shots.</param>
/// <param name="Tallies">What was counted, by the setting's key.</param>
internal sealed record MemoryStateContent(int Version, ulong Seed, Dictionary<string, MemoryTally> Tallies);
