using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Speaking;

/// <summary>The footage that a persona renders itself, made once for all requests.</summary>
internal sealed class OwnFootage
{
    private readonly IReadOnlyList<Frame> frames;
    private readonly FrameRate rate;
    private readonly string key;

    private OwnFootage(IReadOnlyList<Frame> frames, FrameRate rate)
    {
        this.frames = frames;
        this.rate = rate;
        key = FaceTrackCache.KeyOf(frames);
    }

    /// <summary>Renders it; null when the head needs a face to be given.</summary>
    public static OwnFootage? Render(ITalkingHead head) =>
        head.RenderOwnFootage() is { Count: > 0 } frames ? new(frames, head.FrameRate) : null;

    /// <summary>The footage for one request.</summary>
    /// <param name="persona">The persona's name, for messages.</param>
    /// <param name="adjustment">What is done to every frame.</param>
    public FootageSource Open(string persona, FrameAdjustment adjustment)
    {
        FramePlan plan = adjustment.PlanFor(frames[0].Width, frames[0].Height);
        return new(FootageFrames.Of([.. frames.Select(plan.Apply)]), persona, key + plan.KeySuffix, plan.Kept.Width, plan.Kept.Height, rate) { IsOwn = true };
    }
}
