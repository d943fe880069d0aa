namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>How to contract a network.</summary>
/// <param name="Path">Pairs of nodes: the network's tensors are 0, 1, ...; each pair makes the next number.</param>
/// <param name="Sliced">Indices fixed, one slice for each assignment of their values.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="TrialCosts">Base-2 logarithms of each finished trial's multiply-adds, in the order of the trials: how much luck there
/// is.</param>
public sealed record ContractionPlan(
    IReadOnlyList<(int Left, int Right)> Path, IReadOnlyList<int> Sliced, ContractionCost Cost, IReadOnlyList<double> TrialCosts);
