namespace Chrysalis.Quantum.ErrorModels;

/// <summary>Receives one error of a flattened model.</summary>
/// <param name="probability">Chance that it happens in a shot, 0 to 1.</param>
/// <param name="targets">What it flips, detector numbers absolute; valid during the call only.</param>
public delegate void DemErrorVisitor(double probability, ReadOnlySpan<DemTarget> targets);
