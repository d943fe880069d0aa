namespace Chrysalis.Talking.Evaluation;

/// <summary>
/// The figures of one video against the real one, means over the compared frames; null where a figure is not defined
/// (a constant curve has no correlation) or not asked for (pixels, with a video made from a still).
/// </summary>
public sealed record MouthFigures
{
    /// <summary>Peak signal to noise ratio of the whole frame in dB, each frame's at most <see cref="MostPsnrDb"/>.</summary>
    public double? FramePsnrDb { get; init; }

    /// <summary>Structural similarity of the whole frame.</summary>
    public double? FrameSsim { get; init; }

    /// <summary>Peak signal to noise ratio of the real mouth's box in dB, each frame's at most <see cref="MostPsnrDb"/>.</summary>
    public double? MouthPsnrDb { get; init; }

    /// <summary>Structural similarity of the real mouth's box.</summary>
    public double? MouthSsim { get; init; }

    /// <summary>Mean distance of the mouth's points in face coordinates, in inter-ocular distances.</summary>
    public double? MouthLandmarkDistanceIod { get; init; }

    /// <summary>Correlation of the mouth's opening over time, at equal frames.</summary>
    public double? OpeningCorrelation { get; init; }

    /// <summary>Lag of the best correlation within 5 frames; positive when the generated mouth comes later.</summary>
    public int? OpeningBestLagFrames { get; init; }

    /// <summary>Correlation at the best lag.</summary>
    public double? OpeningBestLagCorrelation { get; init; }

    /// <summary>Standard deviation of the mouth's opening over the real one's.</summary>
    public double? OpeningDeviationRatio { get; init; }

    /// <summary>Variance of the Laplacian in the mouth's box over the real one's.</summary>
    public double? MouthSharpnessRatio { get; init; }

    /// <summary>What equal pictures count as, in dB: so that means stay finite and can be written as JSON.</summary>
    public const double MostPsnrDb = 100;
}
