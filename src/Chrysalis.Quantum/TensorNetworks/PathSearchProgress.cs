namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>Where a search for a path stands.</summary>
/// <param name="TrialsDone">Trials that ended.</param>
/// <param name="Trials">Trials in all.</param>
/// <param name="Best">The cheapest contraction so far.</param>
public sealed record PathSearchProgress(int TrialsDone, int Trials, ContractionCost Best);
