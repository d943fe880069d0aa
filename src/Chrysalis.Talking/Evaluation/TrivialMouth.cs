using System.Numerics;
using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation;

/// <summary>A mouth that never moves, laid into every real frame: what any method must beat.</summary>
/// <param name="points">Its points in face coordinates.</param>
/// <param name="crop">Its picture, cut by <see cref="Geometry"/>.</param>
internal sealed class TrivialMouth(Vector2[] points, Frame crop)
{
    private readonly FaceBlender blender = new();

    /// <summary>The lower face, with room for the blend to fall off.</summary>
    public static CropGeometry Geometry { get; } = new(256, 0, 1.25f, 2.6f);

    /// <summary>Its points in face coordinates.</summary>
    public Vector2[] Points => points;

    /// <summary>A copy of a real frame with this mouth.</summary>
    public Frame Paste(Frame real, SimilarityTransform faceToFrame)
    {
        Frame pasted = real.Clone();
        TrackedFace face = FaceAt(faceToFrame);
        blender.Blend(pasted, crop, FaceCrop.Cut(real, Geometry, face), face, Geometry);
        return pasted;
    }

    // Cutting and blending look at the alignment only.
    private static TrackedFace FaceAt(SimilarityTransform faceToFrame) =>
        new(default, new(new float[Landmarks.Count * 3]), default, faceToFrame, 1);
}
