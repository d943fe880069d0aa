namespace Chrysalis.Talking.Faces.Expression;

/// <summary>A rectangle of whole pixels.</summary>
/// <param name="X">Its left column.</param>
/// <param name="Y">Its upper row.</param>
/// <param name="Width">Columns, 0 or more.</param>
/// <param name="Height">Rows, 0 or more.</param>
internal readonly record struct PixelBox(int X, int Y, int Width, int Height)
{
    /// <summary>What of a rectangle begins within a picture, moved in from its left and upper edges and cut off at the others.</summary>
    public static PixelBox Within(int x, int y, int boxWidth, int boxHeight, int width, int height)
    {
        (x, y) = (Math.Clamp(x, 0, width - 1), Math.Clamp(y, 0, height - 1));
        return new(x, y, Math.Clamp(boxWidth, 0, width - 1 - x), Math.Clamp(boxHeight, 0, height - 1 - y));
    }
}
