using Chrysalis.Talking.Comparison;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Generations;

/// <summary>What one unit of measuring found; the others are null.</summary>
internal sealed record MeasuredPart
{
    /// <summary>A clip beside the real one.</summary>
    public EvaluationReport? Report { get; init; }

    /// <summary>How the face behaves in a clip, or in the minute.</summary>
    public VideoManners? Manners { get; init; }

    /// <summary>The Fréchet distance of all clips' mouths from the real ones.</summary>
    public double? MouthDistance { get; init; }

    /// <summary>Their precision and recall.</summary>
    public MouthManifold? Manifold { get; init; }

    /// <summary>What chance changes.</summary>
    public SeedSpread? Seeds { get; init; }
}
