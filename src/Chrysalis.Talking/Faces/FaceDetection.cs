using System.Numerics;

namespace Chrysalis.Talking.Faces;

/// <summary>A face as the detector sees it, in frame pixels. The right eye is the person's, on the viewer's left.</summary>
internal readonly record struct FaceDetection(FaceBox Box, Vector2 RightEye, Vector2 LeftEye, float Score)
{
    /// <summary>The shared area of two boxes over their joint area.</summary>
    public float Overlap(FaceDetection other)
    {
        float width = Math.Min(Box.X + Box.Width, other.Box.X + other.Box.Width) - Math.Max(Box.X, other.Box.X);
        float height = Math.Min(Box.Y + Box.Height, other.Box.Y + other.Box.Height) - Math.Max(Box.Y, other.Box.Y);
        float shared = Math.Max(0, width) * Math.Max(0, height);
        return shared / (Box.Area + other.Box.Area - shared);
    }
}
