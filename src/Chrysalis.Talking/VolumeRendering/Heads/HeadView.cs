using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Footage.Heads;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>The square of a camera's picture that a head is rendered in.</summary>
/// <param name="Left">Its left edge, in pixels of the camera's picture.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Side">Its edge, in pixels of the camera's picture.</param>
/// <param name="FocalPx">The camera's focal length, in pixels of its picture.</param>
/// <param name="CentreX">Where the optical axis goes through the camera's picture.</param>
/// <param name="CentreY">As <paramref name="CentreX"/>, from above.</param>
internal sealed record HeadView(float Left, float Top, float Side, float FocalPx, float CentreX, float CentreY)
{
    // Room above the hair, and for the shoulders below: where in the square the head's origin is, from its upper edge.
    private const float OriginFromTop = 0.46f;

    // Heads with hair are about 2.1 units high.
    private const float HeadUnits = 2.1f, HeadShare = 0.66f;

    /// <summary>The camera's focal length in longer edges of its picture.</summary>
    public float Focal => FocalPx / (2 * MathF.Max(CentreX, CentreY));

    /// <summary>The camera of this square at a number of pixels.</summary>
    /// <param name="size">Pixels along the square's edge.</param>
    public PinholeCamera Camera(int size)
    {
        float scale = size / Side;
        return new(size, size, FocalPx * scale, (CentreX - Left) * scale, (CentreY - Top) * scale) { PixelCentre = 0.5f };
    }

    /// <summary>Cuts the square out of a picture of the camera.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="size">Edge of what is cut out in pixels.</param>
    public Frame Cut(Frame picture, int size) =>
        FaceCrop.Warp(picture, new SimilarityTransform(Side / size, 0, Left, Top), size, size);

    /// <summary>Cuts the square out of what each pixel of a frame shows.</summary>
    /// <param name="labels">The labels of the camera's pictures.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="size">Edge of what is cut out in pixels.</param>
    public byte[] Cut(LabelsFile labels, int frame, int size)
    {
        var all = new byte[labels.Width * labels.Height];
        labels.Read(frame, all);
        var own = new byte[size * size];
        float scaleX = labels.Width / (2 * CentreX), scaleY = labels.Height / (2 * CentreY);
        for (int y = 0; y < size; y++)
        {
            int row = Math.Clamp((int)((Top + (y + 0.5f) * Side / size) * scaleY), 0, labels.Height - 1);
            for (int x = 0; x < size; x++)
            {
                int column = Math.Clamp((int)((Left + (x + 0.5f) * Side / size) * scaleX), 0, labels.Width - 1);
                own[y * size + x] = all[row * labels.Width + column];
            }
        }

        return own;
    }

    /// <summary>The square around where a head mostly is, within the picture as far as it can be.</summary>
    /// <param name="tracks">The camera, and the head's poses in all clips.</param>
    public static HeadView Around(IReadOnlyList<HeadTrack> tracks)
    {
        HeadTrack track = tracks[0];
        RigidPose[] poses = [.. tracks.SelectMany(clip => clip.Poses).OfType<RigidPose>()];
        (float x, float y, float z) = (Median(poses, p => p.Translation.X), Median(poses, p => p.Translation.Y),
            Median(poses, p => -p.Translation.Z));
        float side = MathF.Min(MathF.Min(track.Width, track.Height), HeadUnits / HeadShare * track.FocalPx / z);
        HeadView around = Around(new(x, y, -z), track.FocalPx, track.Width, track.Height, side);
        return around with { Left = Within(around.Left, track.Width - side), Top = Within(around.Top, track.Height - side) };
    }

    /// <summary>The square around a head; it may reach beyond the picture.</summary>
    /// <param name="origin">The head's origin before the camera.</param>
    /// <param name="focalPx">The camera's focal length in pixels.</param>
    /// <param name="width">Width of its picture.</param>
    /// <param name="height">Height of its picture.</param>
    /// <param name="side">The square's edge in pixels of the picture; null takes what a head needs.</param>
    public static HeadView Around(Vector3 origin, float focalPx, int width, int height, float? side = null)
    {
        float edge = side ?? HeadUnits / HeadShare * focalPx / -origin.Z, scale = focalPx / -origin.Z;
        (float cx, float cy) = (width / 2f, height / 2f);
        return new(cx + origin.X * scale - edge / 2, cy - origin.Y * scale - edge * OriginFromTop, edge, focalPx, cx, cy);
    }

    private static float Within(float edge, float most) => Math.Clamp(MathF.Round(edge), 0, MathF.Max(0, most));

    private static float Median(RigidPose[] poses, Func<RigidPose, float> value)
    {
        float[] values = [.. poses.Select(value).Order()];
        return values[values.Length / 2];
    }
}
