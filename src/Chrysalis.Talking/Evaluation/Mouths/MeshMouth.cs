using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation.Mouths;

/// <summary>The mouth by the mesh with which the face was followed.</summary>
internal sealed class MeshMouth : IMouthReader
{
    public MouthReading Read(Frame frame, TrackedFace face)
    {
        SimilarityTransform frameToFace = face.FaceToFrame.Inverse();
        return new(
            [.. MouthShape.MouthPoints.Select(i => frameToFace.Apply(face.Landmarks[i]))], MouthShape.Opening(face.Landmarks));
    }

    public void Dispose()
    {
    }
}
