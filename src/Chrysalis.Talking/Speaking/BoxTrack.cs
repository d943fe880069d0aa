using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Speaking;

/// <summary>The track of a face that is said to be in a fixed box: nothing is looked for.</summary>
internal static class BoxTrack
{
    private const int LeastEdgePx = 32;

    /// <summary>One entry for each of the first frames, at most <paramref name="needed"/>.</summary>
    /// <exception cref="SpeakException">The box does not lie in the frame or is too small.</exception>
    public static FaceTrack Of(Edges box, FootageSource source, long needed)
    {
        if (box.Top < 0 || box.Left < 0 || box.Bottom > source.Height || box.Right > source.Width)
            throw new SpeakException($"The box {box} does not lie in the frame of '{source.Name}', which is {source.Width} wide and "
                + $"{source.Height} high: give TOP BOTTOM LEFT RIGHT in pixels.");
        if (box.Bottom - box.Top < LeastEdgePx || box.Right - box.Left < LeastEdgePx)
            throw new SpeakException(
                $"The box {box} is too small for a face: give TOP BOTTOM LEFT RIGHT, at least {LeastEdgePx} pixels apart.");

        AffineTransform map = FaceBoxRule.FaceToFrame(box.Top, box.Bottom, box.Left, box.Right);
        var face = new TrackedFace(
            new(box.Left, box.Top, box.Right - box.Left, box.Bottom - box.Top),
            new(new float[Landmarks.Count * 3]), default, new(map.Scale, 0, map.TranslateX, map.TranslateY), Score: 0);
        return new([.. source.Frames.FromStart(needed).Select(_ => face)]);
    }
}
