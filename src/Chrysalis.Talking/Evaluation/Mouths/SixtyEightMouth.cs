using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation.Mouths;

/// <summary>The mouth by the network of 68 points.</summary>
internal sealed class SixtyEightMouth : IMouthReader
{
    private readonly SixtyEightNetwork network = new(threads: 1);

    public MouthReading Read(Frame frame, TrackedFace face)
    {
        Vector2[] points = network.Read(frame, face);
        SimilarityTransform frameToFace = face.FaceToFrame.Inverse();
        return new([.. points[SixtyEightPoints.Lips].Select(frameToFace.Apply)], SixtyEightPoints.Opening(points));
    }

    public void Dispose() => network.Dispose();
}
