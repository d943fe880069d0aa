namespace Chrysalis.Quantum.Timeline;

/// <summary>How one assumption moves a date when all others stay at their middle.</summary>
/// <param name="Assumption">What is changed.</param>
/// <param name="Early">Value that brings the date forward, for people.</param>
/// <param name="EarlyYear">Date in years then; null for never.</param>
/// <param name="Late">Value that puts it off.</param>
/// <param name="LateYear">Date in years then; null for never.</param>
public sealed record Sensitivity(string Assumption, string Early, double? EarlyYear, string Late, double? LateYear);
