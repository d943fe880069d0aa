namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>Where a search for a path stands.</summary>
/// <param name="StepsDone">Temperatures annealed, in all trials.</param>
/// <param name="Steps">Temperatures of all trials.</param>
/// <param name="TrialsDone">Trials that ended.</param>
public sealed record PathSearchProgress(int StepsDone, int Steps, int TrialsDone);
