using System.Numerics;
using Chrysalis.Talking.Faces.Detection;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Mesh;

/// <summary>
/// The dense landmark network (Kartynnik et al. 2019, arXiv 1907.06724): 468 points of a face in an upright square.
/// </summary>
internal sealed class FaceMesh(int threads) : IDisposable
{
    private readonly FaceNetwork network = new("facemesh", threads, 1 / 255f, 0);

    /// <summary>Points and the network's confidence that the square shows a face.</summary>
    public (Landmarks Landmarks, float Presence) Locate(Frame frame, FaceSquare square)
    {
        SimilarityTransform inputToFrame = square.ToFrame(network.Size);
        network.Run(frame, inputToFrame);
        ReadOnlySpan<float> points = network.Output("Identity_2");
        float scale = inputToFrame.Scale;
        float[] xyz = new float[Landmarks.Count * 3];
        for (int i = 0; i < xyz.Length; i += 3)
        {
            Vector2 point = inputToFrame.Apply(new(points[i], points[i + 1]));
            (xyz[i], xyz[i + 1], xyz[i + 2]) = (point.X, point.Y, points[i + 2] * scale);
        }

        return (new(xyz), network.Output("Identity_1")[0]);
    }

    public void Dispose() => network.Dispose();
}
