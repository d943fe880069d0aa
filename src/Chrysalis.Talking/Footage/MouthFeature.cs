using System.Numerics;
using System.Runtime.InteropServices;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Footage;

/// <summary>The 40 points of the lips in face coordinates, 40 x 2; zeros where no face was found.</summary>
internal sealed class MouthFeature : IFootageFeature
{
    /// <inheritdoc/>
    public string Name => "mouth";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public FootageNeeds Needs => FootageNeeds.Faces;

    /// <inheritdoc/>
    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<float>(MouthShape.MouthPoints.Count, 2);

    /// <inheritdoc/>
    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) =>
        new FrameRecorder(frame => file.Write<float>(MemoryMarshal.Cast<Vector2, float>(Points(frame.Face))));

    private static Vector2[] Points(TrackedFace? face)
    {
        if (face is null)
            return new Vector2[MouthShape.MouthPoints.Count];
        SimilarityTransform toFace = face.FaceToFrame.Inverse();
        return [.. MouthShape.MouthPoints.Select(point => toFace.Apply(face.Landmarks[point]))];
    }
}
