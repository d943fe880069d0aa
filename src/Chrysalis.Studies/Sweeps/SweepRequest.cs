using Chrysalis.Talking.Training;

namespace Chrysalis.Studies.Sweeps;

/// <summary>One training with several seeds.</summary>
public sealed record SweepRequest
{
    /// <summary>The family that learns.</summary>
    public required string Family { get; init; }

    /// <summary>What each trains; its folder gets a persona's folder for each seed, and its own seed is left alone.</summary>
    public required TrainingRequest Training { get; init; }

    /// <summary>The seeds, at least one, each once.</summary>
    public required IReadOnlyList<int> Seeds { get; init; }

    /// <summary>The training of one seed.</summary>
    public TrainingRequest Of(int seed) =>
        Training with { Seed = seed, PersonaFolder = Path.Combine(Training.PersonaFolder, FormattableString.Invariant($"seed-{seed}")) };
}
