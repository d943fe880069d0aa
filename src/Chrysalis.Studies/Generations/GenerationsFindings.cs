using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Generations;

/// <summary>The families beside each other and beside the real person.</summary>
public sealed record GenerationsFindings
{
    /// <summary>The computer.</summary>
    public required string Machine { get; init; }

    /// <summary>The first seed, and that of the intervals.</summary>
    public required int Seed { get; init; }

    /// <summary>The real videos.</summary>
    public required IReadOnlyList<string> Clips { get; init; }

    /// <summary>The real videos, encoded as the families'.</summary>
    public required IReadOnlyList<string> RealVideos { get; init; }

    /// <summary>How the real person behaves in them, a figure by name.</summary>
    public required IReadOnlyDictionary<string, FigureStatistics> RealManners { get; init; }

    /// <summary>Family by family.</summary>
    public required IReadOnlyList<FamilyResults> Families { get; init; }

    /// <summary>Trainings that differ only by their seed, where there are such among them.</summary>
    public required IReadOnlyList<TrainingSpread> Trainings { get; init; }

    /// <summary>What the article says about them, and what was found.</summary>
    public required IReadOnlyList<GenerationClaim> Claims { get; init; }

    /// <summary>Seconds that it took.</summary>
    public required double Seconds { get; init; }
}
