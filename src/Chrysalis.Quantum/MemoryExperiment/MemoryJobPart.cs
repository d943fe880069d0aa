namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>The errors of neighbouring blocks of one setting.</summary>
/// <param name="Setting">Which setting, in the order of the options.</param>
/// <param name="First">The number of the first block.</param>
/// <param name="Errors">Errors of each block.</param>
internal sealed record MemoryJobPart(int Setting, long First, IReadOnlyList<long> Errors);
