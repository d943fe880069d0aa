using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>Puts painted faces into frames; frames without one pass through and are counted.</summary>
internal sealed class FrameComposer
{
    private readonly FaceBlender blender;
    private readonly BlendMask mask;
    private Frame? canvas;

    /// <param name="options">How they are laid in.</param>
    /// <param name="wantsSharpening">Whether they are sharpened when the options do not say.</param>
    /// <param name="geometry">What of the face they show.</param>
    /// <param name="track">The face, for the shape of its mouth.</param>
    public FrameComposer(BlendOptions options, bool wantsSharpening, CropGeometry geometry, FaceTrack track)
    {
        Sharpening sharpening = options.Sharpen ?? (wantsSharpening ? Sharpening.Auto : Sharpening.Off);
        blender = new(options.ColourMatch, sharpening == Sharpening.Off ? null : new FaceSharpener(sharpening));
        mask = new(geometry, options.MouthOnly ? FaceRegion.MouthAndChin(track) : options.FollowsJaw ? FaceRegion.AboveJaw(track) : null);
    }

    /// <summary>Frames that passed through unchanged.</summary>
    public int PassedThroughCount { get; private set; }

    /// <summary>The finished frame; it is valid until the next call.</summary>
    public Frame Compose(PaintedFrame painted)
    {
        (BaseFrame below, Frame? generated) = painted;
        if (generated is null || below.Crop is null)
        {
            PassedThroughCount++;
            blender.Reset();
            return below.Picture;
        }

        Frame picture = below.Picture;
        if (canvas?.Width != picture.Width || canvas.Height != picture.Height)
            canvas = new(picture.Width, picture.Height);
        picture.Rgb.CopyTo(canvas.Rgb, 0);
        blender.Blend(canvas, generated, below.Crop, below.CropToFrame, mask);
        return canvas;
    }
}
