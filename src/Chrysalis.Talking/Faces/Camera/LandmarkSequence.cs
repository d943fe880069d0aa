namespace Chrysalis.Talking.Faces.Camera;

/// <summary>The landmarks of one clip, frame by frame, read as they are asked for.</summary>
/// <param name="Width">Width of the pictures in pixels.</param>
/// <param name="Height">Their height.</param>
/// <param name="Count">Number of frames.</param>
/// <param name="Read">The landmarks of a frame in its pixels; null where no face was found.</param>
internal sealed record LandmarkSequence(int Width, int Height, int Count, Func<int, Landmarks?> Read)
{
    /// <summary>Landmarks that are at hand.</summary>
    public static LandmarkSequence Of(int width, int height, IReadOnlyList<Landmarks?> frames) =>
        new(width, height, frames.Count, frame => frames[frame]);

    /// <summary>The longer edge in pixels: what a focal length is measured by, so that shrunk footage is of the same camera.</summary>
    public int LongerEdge => Math.Max(Width, Height);
}
