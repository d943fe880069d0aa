using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media.Colours;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// What is done to every frame of the footage before the face is looked for, in this order: made smaller, turned, cropped,
/// scaled to the output's height. The output has the size that comes of it.
/// </summary>
public sealed record FrameAdjustment
{
    /// <summary>Width and height are divided by this (rounded down), 1 to 16.</summary>
    public int ResizeFactor { get; init; } = 1;

    /// <summary>Turned by 90 degrees clockwise.</summary>
    public bool Rotate { get; init; }

    /// <summary>
    /// What is kept, in pixels after resizing and turning: first row, row after the last, first column, column after the last; -1 is the
    /// end.
    /// </summary>
    public Edges? Crop { get; init; }

    /// <summary>Height of the output, an even number; the width follows, rounded to an even number.</summary>
    public int? OutHeight { get; init; }

    /// <summary>Whether the two fields of interlaced footage are made one, before anything else.</summary>
    public bool Deinterlace { get; init; }

    /// <summary>What shows behind transparent footage.</summary>
    public Background Background { get; init; } = Background.White;

    /// <summary>What that means for frames of a size.</summary>
    /// <exception cref="SpeakException">Nothing would be left, or the crop leaves the frame.</exception>
    internal FramePlan PlanFor(int width, int height)
    {
        if (ResizeFactor is < 1 or > 16 || Math.Min(width, height) < 2 * ResizeFactor)
            throw new SpeakException($"A resize factor of {ResizeFactor} does not suit {width}x{height} frames: give 1 to 16.");
        (int fullWidth, int fullHeight) = (width / ResizeFactor, height / ResizeFactor);
        if (Rotate)
            (fullWidth, fullHeight) = (fullHeight, fullWidth);
        PixelArea kept = Kept(fullWidth, fullHeight);
        if (OutHeight is { } outHeight)
            (fullWidth, fullHeight, kept) = Scaled(fullWidth, fullHeight, kept, outHeight);
        (int readWidth, int readHeight) = Rotate ? (fullHeight, fullWidth) : (fullWidth, fullHeight);
        bool isWhole = (readWidth, readHeight) == (width, height) && !Rotate && kept == new PixelArea(0, 0, width, height);
        return new(readWidth, readHeight, Rotate, kept, isWhole);
    }

    private PixelArea Kept(int width, int height)
    {
        if (Crop is not { } asked)
            return new(0, 0, width, height);
        int bottom = asked.Bottom == -1 ? height : asked.Bottom;
        int right = asked.Right == -1 ? width : asked.Right;
        if (asked.Top < 0 || asked.Left < 0 || bottom > height || right > width || bottom - asked.Top < 2 || right - asked.Left < 2)
            throw new SpeakException($"The crop {asked} does not lie in the frame, which is {width} wide and {height} high: "
                + "give TOP BOTTOM LEFT RIGHT in pixels, -1 for the end.");
        return new(asked.Left, asked.Top, right - asked.Left, bottom - asked.Top);
    }

    private static (int Width, int Height, PixelArea Kept) Scaled(int width, int height, PixelArea kept, int outHeight)
    {
        if (outHeight is < 16 or > 4320 || outHeight % 2 != 0)
            throw new SpeakException($"An output height of {outHeight} cannot be made: give an even number from 16 to 4320.");
        int outWidth = Math.Max(2, 2 * (int)MathF.Round(kept.Width * (float)outHeight / kept.Height / 2));
        float scaleX = (float)outWidth / kept.Width;
        float scaleY = (float)outHeight / kept.Height;
        int newWidth = Math.Max(outWidth, (int)MathF.Round(width * scaleX));
        int newHeight = Math.Max(outHeight, (int)MathF.Round(height * scaleY));
        int left = Math.Min((int)MathF.Round(kept.X * scaleX), newWidth - outWidth);
        int top = Math.Min((int)MathF.Round(kept.Y * scaleY), newHeight - outHeight);
        return (newWidth, newHeight, new(left, top, outWidth, outHeight));
    }
}
