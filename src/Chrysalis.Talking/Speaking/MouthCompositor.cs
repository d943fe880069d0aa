using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>Lays painted mouths into the frames of one video, in order.</summary>
internal sealed class MouthCompositor
{
    private readonly FaceBlender blender;
    private readonly ColourRange? range;
    private readonly BlendMask mask;
    private Frame? canvas;

    /// <param name="options">How they are laid in.</param>
    /// <param name="wantsSharpening">Whether they are sharpened when the options do not say.</param>
    /// <param name="geometry">What of the face they show.</param>
    /// <param name="track">The face, for the shape of its mouth.</param>
    public MouthCompositor(BlendOptions options, bool wantsSharpening, CropGeometry geometry, FaceTrack track)
    {
        Sharpening sharpening = options.Sharpen ?? (wantsSharpening ? Sharpening.Auto : Sharpening.Off);
        range = options.ColourMatch ? new() : null;
        blender = new(options.ColourMatch, sharpening == Sharpening.Off ? null : new FaceSharpener(sharpening), range);
        mask = new(geometry, options.MouthOnly ? FaceRegion.MouthAndChin(track) : options.FollowsJaw ? FaceRegion.AboveJaw(track) : null);
    }

    /// <summary>How far what was painted lay outside the colours of the footage's own face, in levels a pixel.</summary>
    public double ForeignColour => range?.MeanExcess ?? 0;

    /// <summary>The finished frame; it is valid until the next call.</summary>
    /// <param name="below">The scene, with its crop.</param>
    /// <param name="mouth">What was painted for that crop.</param>
    public Frame Compose(BaseFrame below, Frame mouth)
    {
        Frame picture = below.Picture!;
        if (canvas?.Width != picture.Width || canvas.Height != picture.Height)
            canvas = new(picture.Width, picture.Height);
        picture.Rgb.CopyTo(canvas.Rgb, 0);
        blender.Blend(canvas, mouth, below.Crop!, below.CropToFrame, mask);
        return canvas;
    }

    /// <summary>Forgets the match of light, after a frame without a face.</summary>
    public void Reset() => blender.Reset();
}
