namespace Chrysalis.Talking.Training;

/// <summary>What a finished training came to.</summary>
/// <param name="Steps">Steps of each stage.</param>
/// <param name="Minutes">Training time over all runs.</param>
/// <param name="Figures">Validation figures by name.</param>
public sealed record TrainingOutcome(IReadOnlyList<int> Steps, double Minutes, IReadOnlyDictionary<string, double> Figures);
