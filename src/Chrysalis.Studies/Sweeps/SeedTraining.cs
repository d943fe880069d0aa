namespace Chrysalis.Studies.Sweeps;

/// <summary>What came of one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Persona">The persona's folder.</param>
/// <param name="Steps">Optimiser steps in all.</param>
/// <param name="Figures">Validation figures by name.</param>
public sealed record SeedTraining(int Seed, string Persona, long Steps, IReadOnlyDictionary<string, double> Figures);
