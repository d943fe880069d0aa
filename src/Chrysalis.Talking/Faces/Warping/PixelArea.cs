namespace Chrysalis.Talking.Faces.Warping;

/// <summary>A rectangle of whole pixels; empty when its width or height is 0.</summary>
/// <param name="X">Leftmost column.</param>
/// <param name="Y">Topmost row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct PixelArea(int X, int Y, int Width, int Height);
