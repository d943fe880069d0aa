using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Motion;

namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>A clip to learn painting from.</summary>
internal sealed class PainterClip
{
    private readonly int[] found, closed;

    /// <param name="clip">Its pictures and faces.</param>
    /// <param name="motion">Its mouths.</param>
    /// <param name="first">The first frame that is used.</param>
    /// <param name="end">The frame after the last; null uses all that the mouths are known of.</param>
    public PainterClip(FaceClip clip, MotionClip motion, int first = 0, int? end = null)
    {
        (Clip, Motion) = (clip, motion);
        found = [.. Enumerable.Range(first, (end ?? motion.FrameCount) - first).Where(i => clip.Found[i] == 1)];
        closed = [.. found.OrderBy(i => motion.Opening[i]).Take(Math.Max(1, found.Length / 4))];
    }

    /// <summary>Its pictures and faces.</summary>
    public FaceClip Clip { get; }

    /// <summary>Its mouths.</summary>
    public MotionClip Motion { get; }

    /// <summary>Frames with a face.</summary>
    public IReadOnlyList<int> Found => found;

    /// <summary>Any frame with a face.</summary>
    public int AnyFrame(Random draw) => found[draw.Next(found.Length)];

    /// <summary>A frame to speak from: often one with a closed mouth, as photos mostly have.</summary>
    public int SourceFrame(Random draw) => draw.NextDouble() < 0.4 ? closed[draw.Next(closed.Length)] : AnyFrame(draw);
}
