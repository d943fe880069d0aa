using System.Numerics;
using Chrysalis.Talking.Evaluation.Mouths;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation;

/// <summary>What is kept of a frame's face: some 450 bytes, so that long videos fit.</summary>
/// <param name="Face">Place of the face, without its landmarks' depth and skin.</param>
/// <param name="Points">The mouth's points in face coordinates.</param>
/// <param name="Opening">The mouth's opening in inter-ocular distances.</param>
/// <param name="Box">The mouth's box with its margin, inside the frame.</param>
/// <param name="Sharpness">Variance of the Laplacian in the box.</param>
internal sealed record MouthObservation(SimilarityTransform Face, Vector2[] Points, double Opening, PixelArea Box, double Sharpness)
{
    /// <summary>Looks at one frame.</summary>
    public static MouthObservation Of(Frame frame, TrackedFace face, IMouthReader reader)
    {
        MouthReading read = reader.Read(frame, face);
        PixelArea box = MouthBox.Around(face.Landmarks, frame.Width, frame.Height);
        return new(face.FaceToFrame, read.Points, read.Opening, box, ImageQuality.VarianceOfLaplacian(frame, box));
    }

    /// <summary>Mean distance of two mouths' points.</summary>
    public static double Distance(Vector2[] a, Vector2[] b) => a.Zip(b).Average(pair => Vector2.Distance(pair.First, pair.Second));
}
