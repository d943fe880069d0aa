using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Speaking;

/// <summary>The footage that a model renders itself, shared by all requests: what fits the bound is rendered once.</summary>
internal sealed class RenderedFootage : IDisposable
{
    private readonly FootageFrames frames;
    private readonly FrameSize size;
    private readonly FrameRate rate;
    private readonly string key;

    /// <param name="footage">What the model renders.</param>
    /// <param name="rate">The model's rate.</param>
    /// <param name="keepBytes">The bound on the frames held.</param>
    public RenderedFootage(OwnFootage footage, FrameRate rate, long keepBytes = FootageSource.DefaultKeepBytes)
    {
        (size, this.rate) = (footage.Size, rate);
        frames = new(footage.Open, keepBytes);
        key = footage.Key ?? FaceTrackCache.KeyOf(frames.FromStart(long.MaxValue));
    }

    /// <summary>The footage for one request.</summary>
    /// <param name="persona">The persona's name, for messages.</param>
    /// <param name="adjustment">What is done to every frame.</param>
    /// <param name="keepBytes">The bound on the adjusted frames held.</param>
    public FootageSource Open(string persona, FrameAdjustment adjustment, long keepBytes = FootageSource.DefaultKeepBytes)
    {
        FramePlan plan = adjustment.PlanFor(size.Width, size.Height);
        return new(
            new(first => From(first).Select(plan.Apply), keepBytes), persona, key + plan.KeySuffix, plan.Kept.Width, plan.Kept.Height,
            rate) { IsOwn = true };
    }

    /// <summary>Ends the rendering, if it is under way.</summary>
    public void Dispose() => frames.Dispose();

    private IEnumerable<Frame> From(long first)
    {
        for (long i = first; frames.At(i) is { } frame; i++)
            yield return frame;
    }
}
