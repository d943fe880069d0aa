using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Motion;

namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>A clip to learn painting from.</summary>
internal sealed class PainterClip
{
    private readonly int[] found, closed;

    /// <param name="clip">Its pictures and faces.</param>
    /// <param name="motion">Its mouths.</param>
    /// <param name="from">Where the part that is used begins, as a share of the clip.</param>
    /// <param name="to">Where it ends.</param>
    public PainterClip(FaceClip clip, MotionClip motion, double from = 0, double to = 1)
    {
        (Clip, Motion) = (clip, motion);
        found = [.. Enumerable.Range(0, clip.FrameCount)
            .Where(i => clip.Found[i] == 1 && i >= from * clip.FrameCount && i < to * clip.FrameCount)];
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
