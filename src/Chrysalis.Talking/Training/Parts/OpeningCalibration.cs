using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>
/// Finds the factor on the opening by looking at the result: held-out sentences are painted into one still frame each, the face
/// is found again in the pictures, and the mouth's opening there must spread as it did in the footage.
/// </summary>
/// <param name="crop">The square of the face that is painted.</param>
/// <param name="rate">Frames a second of the footage as it was prepared.</param>
/// <param name="paint">Paints a crop's mouth anew, once for each latent (frames x latent).</param>
internal sealed class OpeningCalibration(CropGeometry crop, FrameRate rate, Func<Frame, Tensor, IReadOnlyList<Frame>> paint)
{
    private const float LargestFactor = 1.6f;
    private const int Rounds = 2;
    private const int MostSentences = 8;
    private const int Batch = 8;

    /// <param name="gain">Direction and mean; its factor is where the search begins.</param>
    /// <param name="heard">Held-out segments and their latents from speech, frames x latent.</param>
    /// <param name="cancellation">Stops between sentences.</param>
    /// <returns>The gain with the factor found, from 1 to 1.6.</returns>
    public OpeningGain Calibrate(
        OpeningGain gain, IReadOnlyList<(ClipSegment Segment, Tensor Latents)> heard, CancellationToken cancellation)
    {
        using var _ = no_grad();
        using var analyzer = new FaceAnalyzer();
        Sentence[] sentences =
            [.. heard.Take(MostSentences).Select(h => Begin(h.Segment, h.Latents, analyzer, cancellation)).OfType<Sentence>()];
        for (int round = 0; round < Rounds && sentences.Length > 0; round++)
        {
            double painted = 0;
            double real = 0;
            foreach (Sentence sentence in sentences)
            {
                cancellation.ThrowIfCancellationRequested();
                painted += Deviation(PaintedOpening(sentence, gain, analyzer, cancellation));
                real += Deviation(sentence.Segment.Clip.ReadOpening(sentence.Segment.Start, sentence.Segment.Length));
            }

            gain = gain with { Factor = Math.Clamp((float)(gain.Factor * real / painted), 1, LargestFactor) };
        }

        return gain;
    }

    private Sentence? Begin(ClipSegment segment, Tensor latents, FaceAnalyzer analyzer, CancellationToken cancellation)
    {
        var options = new VideoReadOptions { Rate = rate, Start = rate.TimeOf(segment.Start) };
        Frame? still = VideoReader.Read(segment.Clip.Source, options, cancellation).FirstOrDefault();
        return still is not null && analyzer.AnalyzeAll([still], FaceSelection.Largest, cancellation).Faces[0] is { } face
            ? new(segment, latents, still, face)
            : null;
    }

    private float[] PaintedOpening(Sentence sentence, OpeningGain gain, FaceAnalyzer analyzer, CancellationToken cancellation) =>
        [.. analyzer.Analyze(Paint(sentence, gain), FaceSelection.Largest, cancellation).OfType<TrackedFace>()
            .Select(face => MouthShape.Opening(face.Landmarks))];

    private IEnumerable<Frame> Paint(Sentence sentence, OpeningGain gain)
    {
        Frame original = FaceCrop.Cut(sentence.Still, crop, sentence.Face);
        var blender = new FaceBlender();
        for (int first = 0; first < sentence.Segment.Length; first += Batch)
        {
            foreach (Frame painted in PaintCrops(
                original, sentence.Latents.narrow(0, first, Math.Min(Batch, sentence.Segment.Length - first)), gain))
            {
                Frame frame = sentence.Still.Clone();
                blender.Blend(frame, painted, original, sentence.Face, crop);
                yield return frame;
            }
        }
    }

    private IReadOnlyList<Frame> PaintCrops(Frame original, Tensor latents, OpeningGain gain)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return paint(original, gain.Apply(latents));
    }

    private static double Deviation(float[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private sealed record Sentence(ClipSegment Segment, Tensor Latents, Frame Still, TrackedFace Face);
}
