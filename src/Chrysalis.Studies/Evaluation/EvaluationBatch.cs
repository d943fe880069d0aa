using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Evaluation;

/// <summary>Pairs of videos that are judged by one rule.</summary>
public sealed record EvaluationBatch
{
    /// <summary>The pairs.</summary>
    public required IReadOnlyList<EvaluateRequest> Pairs { get; init; }

    /// <summary>Weights of the judge of lip sync; null for the shipped one.</summary>
    public string? Judge { get; init; }

    /// <summary>Seed of the confidence intervals.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A folder that keeps the figures of each pair, from which a later run goes on; null keeps none.</summary>
    public string? KeptIn { get; init; }
}
