using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>Puts painted faces into frames; frames without one pass through and are counted.</summary>
internal sealed class FrameComposer(CropGeometry geometry)
{
    private readonly FaceBlender blender = new();
    private Frame? canvas;

    /// <summary>Frames that passed through unchanged.</summary>
    public int PassedThroughCount { get; private set; }

    /// <summary>The finished frame; it is valid until the next call.</summary>
    public Frame Compose(PaintedFrame painted)
    {
        (BaseFrame below, Frame? generated) = painted;
        if (generated is null || below.Face is null || below.Crop is null)
        {
            PassedThroughCount++;
            blender.Reset();
            return below.Picture;
        }

        Frame picture = below.Picture;
        if (canvas?.Width != picture.Width || canvas.Height != picture.Height)
            canvas = new(picture.Width, picture.Height);
        picture.Rgb.CopyTo(canvas.Rgb, 0);
        blender.Blend(canvas, generated, below.Crop, below.Face, geometry);
        return canvas;
    }
}
