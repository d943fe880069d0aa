using Chrysalis.Quantum.MemoryExperiment.Counting;

namespace Chrysalis.Quantum.MemoryExperiment.Fits;

/// <summary>Error against rounds at one setting.</summary>
/// <param name="Setting">The setting; its rounds are 0.</param>
/// <param name="Fit">The exponential.</param>
public sealed record DecayResult(MemorySetting Setting, DecayFit Fit);
