namespace Chrysalis.Cli.Talk.Train;

/// <summary>What <c>talk train --json</c> prints.</summary>
/// <param name="Persona">The persona's folder.</param>
/// <param name="Family">Its family.</param>
/// <param name="Preset">Its preset.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="Finished">Whether the goal was reached.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Figures">Figures of the training by name.</param>
internal sealed record TrainFindings(
    string Persona, string Family, string Preset, int Seed, bool Finished, long Steps, IReadOnlyDictionary<string, double> Figures);
