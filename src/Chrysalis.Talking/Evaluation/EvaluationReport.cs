using System.Text.Json;
using Chrysalis.Talking.LipSync.Judge;

namespace Chrysalis.Talking.Evaluation;

/// <summary>A generated video judged against the real one, beside two trivial ways to make one.</summary>
public sealed record EvaluationReport
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>The real video.</summary>
    public required string Reference { get; init; }

    /// <summary>The generated video.</summary>
    public required string Generated { get; init; }

    /// <summary>Whether the generated video was made from one still frame.</summary>
    public required bool GeneratedFromStill { get; init; }

    /// <summary>Whose landmarks judged.</summary>
    public LandmarkSource Landmarks { get; init; }

    /// <summary>Frames of the real video.</summary>
    public required int ReferenceFrames { get; init; }

    /// <summary>Frames of the generated video at the real one's rate.</summary>
    public required int GeneratedFrames { get; init; }

    /// <summary>Frames that both have: the part that is compared.</summary>
    public required int ComparedFrames { get; init; }

    /// <summary>Compared frames of the real video in which no face was found.</summary>
    public required int ReferenceFramesWithoutFace { get; init; }

    /// <summary>Compared frames of the generated video in which no face was found.</summary>
    public required int GeneratedFramesWithoutFace { get; init; }

    /// <summary>One sentence when the lengths differ; otherwise null.</summary>
    public string? Note => ReferenceFrames == GeneratedFrames
        ? null
        : $"The real video has {ReferenceFrames} frames and the generated one {GeneratedFrames}; the first {ComparedFrames} are compared.";

    /// <summary>The generated video's figures.</summary>
    public required MouthFigures Figures { get; init; }

    /// <summary>The figures of the mouth of the first frame, held.</summary>
    public required MouthFigures FrozenMouth { get; init; }

    /// <summary>The figures of the mean of all frames' mouths, held.</summary>
    public required MouthFigures MeanMouth { get; init; }

    /// <summary>Lip sync by a judge, its controls beside it; null when none was asked.</summary>
    public LipSyncReport? LipSync { get; init; }

    /// <summary>
    /// The share of p, b and m at which lips touch in the real video; null where no file beside it (.align) tells what is said, or flite,
    /// which tells how words are pronounced, is not installed.
    /// </summary>
    public double? RealLipClosure { get; init; }

    /// <summary>The same in the generated video.</summary>
    public double? GeneratedLipClosure { get; init; }

    /// <summary>The real mouth's opening in inter-ocular distances, one value a compared frame; null without a face.</summary>
    public required IReadOnlyList<double?> RealOpening { get; init; }

    /// <summary>The generated mouth's opening in inter-ocular distances, one value a compared frame; null without a face.</summary>
    public required IReadOnlyList<double?> GeneratedOpening { get; init; }

    /// <summary>The report as JSON, names in snake_case.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
