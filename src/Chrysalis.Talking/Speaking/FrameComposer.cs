using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// Makes finished frames of painted ones: mouths are laid into the scene, whole frames are done; the others pass through and are counted.
/// </summary>
/// <param name="size">Size of the output's frames.</param>
/// <param name="compositor">Lays mouths in; null for a model of whole frames.</param>
internal sealed class FrameComposer(FrameSize size, MouthCompositor? compositor)
{
    private Frame? looked;
    private MonochromeTint? tint;

    /// <summary>Frames that passed through unchanged.</summary>
    public int PassedThroughCount { get; private set; }

    /// <summary>The finished frame; it is valid until the next call.</summary>
    public Frame Compose(PaintedFrame painted) => painted.Painted switch
    {
        MouthPainted mouth when compositor is not null =>
            painted.Base.Crop is null ? Pass(painted.Base) : Tinted(compositor.Compose(painted.Base, mouth.Crop), painted.Base),
        WholePainted whole when compositor is null => Tinted(RequireSize(whole.Picture), painted.Base),
        PassedThrough => Pass(painted.Base),
        _ => throw new InvalidOperationException($"The model gave {painted.Painted.GetType().Name}, which its traits do not announce."),
    };

    // What is painted into a picture without colours takes none.
    private Frame Tinted(Frame painted, BaseFrame below)
    {
        if (below.Picture is not { } picture)
            return painted;
        if (!ReferenceEquals(picture, looked))
            (looked, tint) = (picture, MonochromeTint.Of(picture));
        tint?.Apply(painted, picture);
        return painted;
    }

    private Frame Pass(BaseFrame frame)
    {
        PassedThroughCount++;
        compositor?.Reset();
        return frame.Picture
            ?? throw new InvalidOperationException("The model passed a frame through, but asks for no pictures of the scene.");
    }

    private Frame RequireSize(Frame picture) => (picture.Width, picture.Height) == (size.Width, size.Height)
        ? picture
        : throw new InvalidOperationException(
            $"The model painted a frame of {picture.Width}x{picture.Height}, but the output is {size.Width}x{size.Height}.");
}
