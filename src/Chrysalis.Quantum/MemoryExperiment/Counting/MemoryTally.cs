namespace Chrysalis.Quantum.MemoryExperiment.Counting;

/// <summary>Shots and errors of the first blocks of a setting: what counting can go on from.</summary>
/// <param name="Blocks">Blocks counted, the first ones without a gap.</param>
/// <param name="Shots">Their shots.</param>
/// <param name="Errors">Their errors.</param>
internal readonly record struct MemoryTally(long Blocks, long Shots, long Errors)
{
    /// <summary>True when nothing more is to be counted.</summary>
    internal bool Reaches(MemoryLimit limit) => Shots >= limit.Shots || Errors >= limit.Errors;
}
