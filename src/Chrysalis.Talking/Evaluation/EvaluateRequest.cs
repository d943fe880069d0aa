using Chrysalis.Talking.Faces.Tracking;

namespace Chrysalis.Talking.Evaluation;

/// <summary>Which videos are compared, and how.</summary>
public sealed record EvaluateRequest
{
    /// <summary>The real video.</summary>
    public required string Reference { get; init; }

    /// <summary>The generated video; read at the real one's frame rate.</summary>
    public required string Generated { get; init; }

    /// <summary>Which face, in both.</summary>
    public FaceSelection Selection { get; init; } = FaceSelection.Largest;

    /// <summary>
    /// Whether the generated video was made from one still frame of the real one: its head then stays where it was, so
    /// that pictures are not compared pixel by pixel, and the figures are those of the mouth's movement and sharpness.
    /// </summary>
    public bool GeneratedFromStill { get; init; }

    /// <summary>Whose landmarks judge the mouth's shape and movement; pictures are compared in the mesh's boxes in either case.</summary>
    public LandmarkSource Landmarks { get; init; }

    /// <summary>A recording of other words, for the mismatched control of lip sync; null takes the real sound backwards.</summary>
    public string? OtherSound { get; init; }
}
