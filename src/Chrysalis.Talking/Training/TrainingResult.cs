namespace Chrysalis.Talking.Training;

/// <summary>How a training run ended.</summary>
/// <param name="Finished">False when it was stopped before its goal; the same command then resumes it.</param>
/// <param name="Steps">Optimiser steps in all.</param>
/// <param name="Figures">Validation figures by name.</param>
public sealed record TrainingResult(bool Finished, long Steps, IReadOnlyDictionary<string, double> Figures);
