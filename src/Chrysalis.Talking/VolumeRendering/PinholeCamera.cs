using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering;

/// <summary>A camera without distortion: one ray a pixel.</summary>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="FocalPx">Focal length in pixels.</param>
/// <param name="CentreX">Column of the optical axis.</param>
/// <param name="CentreY">Row of the optical axis.</param>
internal sealed record PinholeCamera(int Width, int Height, float FocalPx, float CentreX, float CentreY)
{
    /// <summary>Where in a pixel its ray passes: 0 for its upper left corner, 0.5 for its centre. Published systems differ.</summary>
    public float PixelCentre { get; init; }

    /// <summary>Pixels of a picture.</summary>
    public int PixelCount => Width * Height;

    /// <summary>The ray of a pixel: of length 1 along the optical axis, longer away from it.</summary>
    public Vector3 Direction(CameraPose pose, int column, int row) => pose.Turn(
        new((column + PixelCentre - CentreX) / FocalPx, -(row + PixelCentre - CentreY) / FocalPx, -1));

    /// <summary>The rays of consecutive pixels, row by row.</summary>
    /// <param name="pose">The camera's pose.</param>
    /// <param name="first">The first pixel.</param>
    /// <param name="directions">Takes one direction a pixel.</param>
    public void Directions(CameraPose pose, int first, Span<Vector3> directions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(directions.Length, PixelCount - first);
        for (int i = 0; i < directions.Length; i++)
            directions[i] = Direction(pose, (first + i) % Width, (first + i) / Width);
    }
}
