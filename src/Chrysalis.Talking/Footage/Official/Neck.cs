using Chrysalis.Talking.Faces.Segmentation;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>The part of what is below the jaw that official folders call the neck.</summary>
internal static class Neck
{
    /// <summary>How far below the chin it goes, in heights from the eyes to the chin.</summary>
    private const float Depth = 0.25f;

    /// <summary>Whether a pixel below the jaw, by number, row by row, is neck.</summary>
    public static bool Is(JawLine jaw, int pixel, int width)
    {
        (int x, int y) = (pixel % width, pixel / width);
        return !jaw.IsBeside(jaw.Across(x, y)) && jaw.Depth(x, y) < jaw.ChinDepth * (1 + Depth);
    }
}
