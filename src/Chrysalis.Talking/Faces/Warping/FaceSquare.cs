using System.Numerics;

namespace Chrysalis.Talking.Faces.Warping;

/// <summary>A rotated square around a face in frame pixels.</summary>
/// <param name="Centre">Its centre.</param>
/// <param name="AlongX">Unit vector along its upper edge, from the viewer's left to right.</param>
/// <param name="Side">Its edge.</param>
internal readonly record struct FaceSquare(Vector2 Centre, Vector2 AlongX, float Side)
{
    /// <summary>The detector's box is tight (brow to chin); the mesh network wants half as much again.</summary>
    private const float DetectionMargin = 1.5f;

    /// <summary>The square that the mesh sees first, in inter-ocular distances, and its centre below the eyes: MediaPipe's.</summary>
    private const float FaceExtent = 4.2f;
    private const float FaceCentreY = 0.55f;

    /// <summary>
    /// The square that shows the mouth best: tighter and lower. Following a face by it would be unstable, because it
    /// cuts the brow and draws the eyes down with it; docs/faces.md has the figures of both.
    /// </summary>
    private const float MouthExtent = 3.0f;
    private const float MouthCentreY = 0.8f;

    /// <summary>A square from a detection, upright along its eyes.</summary>
    public static FaceSquare Around(FaceDetection face) => new(
        new(face.Box.CentreX, face.Box.CentreY),
        Vector2.Normalize(face.LeftEye - face.RightEye),
        Math.Max(face.Box.Width, face.Box.Height) * DetectionMargin);

    /// <summary>The whole face, from an alignment: it does not breathe with the mouth.</summary>
    public static FaceSquare AroundFace(SimilarityTransform faceToFrame) => Placed(faceToFrame, FaceCentreY, FaceExtent);

    /// <summary>The square for the lips, from an alignment.</summary>
    public static FaceSquare AroundMouth(SimilarityTransform faceToFrame) => Placed(faceToFrame, MouthCentreY, MouthExtent);

    /// <summary>Maps the square's pixels, <paramref name="size"/> along an edge, to the frame.</summary>
    public SimilarityTransform ToFrame(int size)
    {
        Vector2 x = AlongX * (Side / size);
        Vector2 corner = Centre - (AlongX + new Vector2(-AlongX.Y, AlongX.X)) * (Side / 2);
        return new(x.X, x.Y, corner.X, corner.Y);
    }

    private static FaceSquare Placed(SimilarityTransform faceToFrame, float centreY, float extent) => new(
        faceToFrame.Apply(new(0, centreY)),
        Vector2.Normalize(new(faceToFrame.A, faceToFrame.B)),
        extent * faceToFrame.Scale);
}
