using System.Numerics;
using Chrysalis.Talking.Faces.Detection;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Mesh;

/// <summary>
/// Reads the 68 points of a face by face-api's network (npm package @vladmandic/face-api, MIT), which others taught on other faces: a
/// second opinion beside the mesh. It is shown the square that the mesh has found. Its buffers are reused: one thread at a time.
/// </summary>
internal sealed class SixtyEightNetwork(int threads) : IDisposable
{
    /// <summary>Brows to chin: what face-api's own detectors frame.</summary>
    private static readonly CropGeometry Face = new(SixtyEightGraph.Size, 0, 0.62f, 2.5f);

    private readonly FaceNetwork network = new(FaceModels.OpenSixtyEight(threads), scale: 1, offset: 0);

    /// <summary>The points in frame pixels, in the order of <see cref="SixtyEightPoints"/>.</summary>
    public Vector2[] Read(Frame frame, TrackedFace face)
    {
        AffineTransform cropToFrame = Face.CropToFrame(face);
        network.Run(frame, cropToFrame);
        ReadOnlySpan<float> found = network.Output(SixtyEightGraph.Points);
        var points = new Vector2[SixtyEightPoints.Count];
        for (int i = 0; i < points.Length; i++)
            points[i] = cropToFrame.Apply(new Vector2(found[2 * i], found[2 * i + 1]) * SixtyEightGraph.Size);
        return points;
    }

    public void Dispose() => network.Dispose();
}
