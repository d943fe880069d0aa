using System.Numerics;
using Chrysalis.Talking.Evaluation.Mouths;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation;

/// <summary>The mouths of two videos, frame by frame, and the trivial mouths of the real one.</summary>
internal sealed class MouthPair
{
    private readonly MouthMean gathered = new();

    /// <summary>Finds the faces of both videos.</summary>
    /// <exception cref="EvaluationException">One of the videos shows no face.</exception>
    public MouthPair(VideoPair videos, EvaluateRequest request, CancellationToken cancellation)
    {
        using var analyzer = new FaceAnalyzer();
        using IMouthReader reader = request.Landmarks == LandmarkSource.SixtyEight ? new SixtyEightMouth() : new MeshMouth();
        Real = Observe(reader, analyzer.AnalyzeFrames(videos.Reference(), request.Selection, cancellation), gathered.Add);
        if (gathered.Still is not { } still)
            throw new EvaluationException($"No face was found in '{request.Reference}': give a video that shows the speaker's face.");
        Generated = Observe(reader, analyzer.AnalyzeFrames(videos.Generated(), request.Selection, cancellation), (_, _, _) => { });
        if (Generated.TrueForAll(mouth => mouth is null))
            throw new EvaluationException($"No face was found in '{request.Generated}': there is no mouth to judge.");
        (Frozen, Mean) = (still, gathered.Mean());
    }

    /// <summary>The real mouths; null without a face.</summary>
    public List<MouthObservation?> Real { get; }

    /// <summary>The generated mouths; null without a face.</summary>
    public List<MouthObservation?> Generated { get; }

    /// <summary>The mouth of the first whole face.</summary>
    public TrivialMouth Frozen { get; }

    /// <summary>The mean mouth.</summary>
    public TrivialMouth Mean { get; }

    /// <summary>Mean sharpness of the real mouth.</summary>
    public double? RealSharpness => Real.Average(mouth => mouth?.Sharpness);

    /// <summary>Mean sharpness of the generated mouth; null without a face.</summary>
    public double? GeneratedSharpness => Generated.Average(mouth => mouth?.Sharpness);

    /// <summary>The figures of shape and movement; <paramref name="sharpness"/> is the other mouths' mean.</summary>
    public MouthFigures Compare(IReadOnlyList<MouthObservation?> others, double? sharpness)
    {
        (List<double?> real, List<double?> other) = (Openings(Real), Openings(others));
        CurveLag? lag = CurveComparison.BestLag(real, other);
        return new()
        {
            MouthLandmarkDistanceIod = Real.Zip(others, (a, b) => Distance(a, b?.Points)).Average(),
            OpeningCorrelation = CurveComparison.Pearson(real, other),
            OpeningBestLagFrames = lag?.Frames,
            OpeningBestLagCorrelation = lag?.Correlation,
            OpeningDeviationRatio = CurveComparison.DeviationRatio(real, other),
            MouthSharpnessRatio = SharpnessRatio(sharpness),
        };
    }

    /// <summary>The same figures of the trivial mouths, pasted into the first frame with a whole face.</summary>
    public (MouthFigures Frozen, MouthFigures Mean) CompareTrivial() => (Still(Frozen), Still(Mean));

    /// <summary>A mean sharpness over the real mouth's; null when that is 0.</summary>
    public double? SharpnessRatio(double? sharpness) => RealSharpness > 0 ? sharpness / RealSharpness : null;

    /// <summary>The mouths' openings.</summary>
    public static List<double?> Openings(IEnumerable<MouthObservation?> mouths) => [.. mouths.Select(mouth => mouth?.Opening)];

    private MouthFigures Still(TrivialMouth trivial)
    {
        MouthObservation still = gathered.StillMouth!;
        Frame pasted = trivial.Paste(gathered.StillFrame!, still.Face);
        return new()
        {
            MouthLandmarkDistanceIod = Real.Average(mouth => Distance(mouth, trivial.Points)),
            OpeningDeviationRatio = CurveComparison.DeviationRatio(Openings(Real), [.. Real.Select(_ => (double?)0)]),
            MouthSharpnessRatio = SharpnessRatio(ImageQuality.VarianceOfLaplacian(pasted, still.Box)),
        };
    }

    private static double? Distance(MouthObservation? mouth, Vector2[]? points) =>
        mouth is null || points is null ? null : MouthObservation.Distance(mouth.Points, points);

    private static List<MouthObservation?> Observe(
        IMouthReader reader, IEnumerable<(Frame Frame, TrackedFace? Face)> video, Action<Frame, TrackedFace, MouthObservation> seen)
    {
        var mouths = new List<MouthObservation?>();
        foreach ((Frame frame, TrackedFace? face) in video)
        {
            MouthObservation? mouth = face is null ? null : MouthObservation.Of(frame, face, reader);
            mouths.Add(mouth);
            if (mouth is not null)
                seen(frame, face!, mouth);
        }

        return mouths;
    }
}
