using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Synthetic;

/// <summary>
/// A head of known shape that is drawn at any pose through any camera, with a mouth that opens by a known amount, before a background that
/// stays. Everything is seen through the contract of <see cref="RigidPose"/>, so that what is found of it can be held against the truth.
/// Light and shade are painted on, so that it looks the same from everywhere. May be used from several threads.
/// </summary>
internal sealed class SyntheticHead
{
    /// <summary>Samples a pixel along each edge.</summary>
    private const int Oversampling = 2;

    private readonly SyntheticHeadMesh mesh;
    private readonly HeadPaint paint;

    /// <summary>A head on a face of head space; null takes the average face.</summary>
    public SyntheticHead(HeadShape? shape = null)
    {
        Shape = shape ?? HeadShape.Average;
        mesh = new(Shape.Points);
        paint = new(mesh.Points);
    }

    /// <summary>The face it is built on; the lips of the head itself are shut.</summary>
    public HeadShape Shape { get; }

    /// <summary>Points of the head's surface with the mouth open by so much, in head space; the first 468 are the face mesh's.</summary>
    /// <param name="opening">Gap of the lips in head space; 0 is shut, 0.15 wide open.</param>
    public Vector3[] Points(float opening) =>
        [.. mesh.Points.Select((point, i) => point - new Vector3(0, opening * mesh.FollowsJaw[i], 0.15f * opening * mesh.FollowsJaw[i]))];

    /// <summary>Draws it.</summary>
    /// <param name="pose">Where the head is.</param>
    /// <param name="torso">Where the torso is, in the same axes; the neck goes between.</param>
    /// <param name="opening">Gap of the lips in head space.</param>
    /// <param name="focalPx">Focal length in pixels.</param>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <param name="height">Its height.</param>
    public SyntheticPicture Render(RigidPose pose, RigidPose torso, float opening, float focalPx, int width, int height)
    {
        Vector3[] points = Points(opening);
        for (int i = 0; i < points.Length; i++)
            points[i] = Vector3.Lerp(pose.Place(points[i]), torso.Place(points[i]), mesh.FollowsTorso[i]);
        var raster = new HeadRaster(mesh, paint, width * Oversampling, height * Oversampling, focalPx * Oversampling);
        raster.Draw(points);
        return Reduce(raster, width, height);
    }

    private static SyntheticPicture Reduce(HeadRaster raster, int width, int height)
    {
        var picture = new SyntheticPicture(new Frame(width, height), new float[width * height], new byte[width * height]);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                Vector3 sum = default;
                for (int i = 0; i < Oversampling * Oversampling; i++)
                {
                    int at = (y * Oversampling + i / Oversampling) * raster.Width + x * Oversampling + i % Oversampling;
                    sum += raster.Colours[at];
                }

                sum /= Oversampling * Oversampling;
                int pixel = y * width + x;
                for (int channel = 0; channel < 3; channel++)
                    picture.Colour.Rgb[pixel * 3 + channel] = (byte)MathF.Round(sum[channel]);
                int sample = y * Oversampling * raster.Width + x * Oversampling;
                (picture.Depths[pixel], picture.Labels[pixel]) = (raster.Depths[sample], raster.Labels[sample]);
            }
        }

        return picture;
    }
}
