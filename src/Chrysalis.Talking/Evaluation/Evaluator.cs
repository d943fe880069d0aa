using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Phones;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Evaluation;

/// <summary>
/// Judges a generated video against the real one, and beside it a frozen and a mean mouth laid into the real video.
/// Both are read as streams: once to find the faces, and once more to compare pictures.
/// </summary>
public static class Evaluator
{
    /// <summary>Compares two videos over the frames that both have.</summary>
    /// <exception cref="MediaException">A file cannot be read.</exception>
    /// <exception cref="Faces.FaceException">The face models are not installed, or the chosen face is not there.</exception>
    /// <exception cref="EvaluationException">The real video shows no face, or the pictures to compare differ in size.</exception>
    public static EvaluationReport Evaluate(EvaluateRequest request, CancellationToken cancellation = default) =>
        Evaluate(request, null, cancellation);

    /// <summary>Compares two videos, and lets a judge say how well lips and sound of both go together.</summary>
    /// <inheritdoc cref="Evaluate(EvaluateRequest, CancellationToken)"/>
    public static EvaluationReport Evaluate(EvaluateRequest request, LipSyncJudge? judge, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pair = new VideoPair(request, cancellation);
        var mouths = new MouthPair(pair, request, cancellation);
        MouthFigures generated = mouths.Compare(mouths.Generated, mouths.GeneratedSharpness);
        (MouthFigures frozen, MouthFigures mean) = mouths.CompareTrivial();
        if (!request.GeneratedFromStill)
            (generated, frozen, mean) = new PictureComparison(pair, mouths).AddTo(generated, frozen, mean);

        IReadOnlyList<SpokenPhone> phones = Phones(request.Reference);
        double rate = MediaProbe.Probe(request.Reference).FrameRate.PerSecond;
        return new()
        {
            Reference = request.Reference,
            Generated = request.Generated,
            GeneratedFromStill = request.GeneratedFromStill,
            Landmarks = request.Landmarks,
            ReferenceFrames = pair.ReferenceFrames,
            GeneratedFrames = pair.GeneratedFrames,
            ComparedFrames = pair.Common,
            ReferenceFramesWithoutFace = mouths.Real.Count(mouth => mouth is null),
            GeneratedFramesWithoutFace = mouths.Generated.Count(mouth => mouth is null),
            LipSync = judge?.Judge(request.Reference, request.Generated, request.Selection, request.OtherSound, cancellation),
            Figures = generated,
            FrozenMouth = frozen,
            MeanMouth = mean,
            RealLipClosure = LipClosure.Share(MouthPair.Openings(mouths.Real), phones, rate),
            GeneratedLipClosure = LipClosure.Share(MouthPair.Openings(mouths.Generated), phones, rate),
            RealOpening = MouthPair.Openings(mouths.Real),
            GeneratedOpening = MouthPair.Openings(mouths.Generated),
        };
    }

    /// <summary>What is said, as far as it is known.</summary>
    private static IReadOnlyList<SpokenPhone> Phones(string reference)
    {
        try
        {
            return AlignedWords.Read(reference) ?? [];
        }
        catch (SpeechException)
        {
            // Without a synthesiser nobody knows how the words are pronounced.
            return [];
        }
    }
}
