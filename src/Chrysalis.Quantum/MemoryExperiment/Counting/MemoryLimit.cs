namespace Chrysalis.Quantum.MemoryExperiment.Counting;

/// <summary>When a setting has been counted enough: at the shots, or at the end of the block that reaches the errors.</summary>
/// <param name="Shots">Most shots.</param>
/// <param name="Errors">Errors that are enough.</param>
public readonly record struct MemoryLimit(long Shots, long Errors = long.MaxValue);
