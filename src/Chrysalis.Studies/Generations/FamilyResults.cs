using System.Text.Json.Serialization;
using Chrysalis.Talking.Comparison;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Generations;

/// <summary>One family's persona beside the others.</summary>
public sealed record FamilyResults
{
    /// <summary>Its name, with its folders' where another has the same.</summary>
    public required string Persona { get; init; }

    /// <summary>Its family.</summary>
    public required string Family { get; init; }

    /// <summary>Its preset.</summary>
    public required string Preset { get; init; }

    /// <summary>
    /// Minutes of its training, of the persona's own record, with those of the weights that it began with; null where it does not say.
    /// </summary>
    public double? TrainingMinutes { get; init; }

    /// <summary>The seed that it was trained with, of the persona's own record; null where it says none.</summary>
    public int? TrainingSeed { get; init; }

    /// <summary>Size of its weights in units of 1,000,000 bytes.</summary>
    public required double WeightsMb { get; init; }

    /// <summary>Frames a second over the clips, end to end, by clip.</summary>
    public required FigureStatistics FramesPerSecond { get; init; }

    /// <summary>Frames a second over a minute, end to end; null where that was not asked.</summary>
    public double? MinuteFramesPerSecond { get; init; }

    /// <summary>Frames a second over the longest that it spoke.</summary>
    [JsonIgnore]
    public double SteadyFramesPerSecond => MinuteFramesPerSecond ?? FramesPerSecond.Mean;

    /// <summary>Time to start and to load it, by clip.</summary>
    public required FigureStatistics StartSeconds { get; init; }

    /// <summary>Most memory held over all clips, in units of 1,000,000 bytes.</summary>
    public required long PeakMemoryMb { get; init; }

    /// <summary>Multiply-adds that its own networks take for a frame of the clips; null where it does not tell.</summary>
    public double? MultiplyAddsPerFrame { get; init; }

    /// <summary>Its clips beside the real ones.</summary>
    public required EvaluationSummary Evaluation { get; init; }

    /// <summary>How it behaves over the clips, a figure by name.</summary>
    public required IReadOnlyDictionary<string, FigureStatistics> Manners { get; init; }

    /// <summary>How it behaves over a minute; null where that was not asked.</summary>
    public VideoManners? Minute { get; init; }

    /// <summary>What chance changes; null where that was not asked.</summary>
    public SeedSpread? Seeds { get; init; }

    /// <summary>The Fréchet distance of its mouths from the real ones; null with too few.</summary>
    public double? MouthDistance { get; init; }

    /// <summary>Precision and recall of its mouths beside the real ones; null with too few.</summary>
    public MouthManifold? Manifold { get; init; }

    /// <summary>Its videos, one a clip.</summary>
    public required IReadOnlyList<string> Videos { get; init; }

    /// <summary>Its video of the recording, if one was given.</summary>
    public string? Sentence { get; init; }
}
