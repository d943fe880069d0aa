using System.Numerics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Camera.Photometric;

/// <summary>Brightness of a part of a picture, slightly blurred; places are in longer edges from the picture's middle, y up.</summary>
internal sealed class GreyPicture
{
    private static readonly float[] Kernel = [1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f];

    private readonly int left, top, columns, rows;
    private readonly float longerEdge;
    private readonly Vector2 middle;
    private readonly float[] grey;

    /// <summary>Reads the part of a frame between two corners.</summary>
    public GreyPicture(Frame frame, Vector2 low, Vector2 high)
    {
        longerEdge = Math.Max(frame.Width, frame.Height);
        middle = new(frame.Width / 2f, frame.Height / 2f);
        const int margin = 6;
        left = Math.Clamp((int)(low.X * longerEdge + middle.X) - margin, 0, frame.Width - 1);
        top = Math.Clamp((int)(middle.Y - high.Y * longerEdge) - margin, 0, frame.Height - 1);
        columns = Math.Clamp((int)(high.X * longerEdge + middle.X) + margin, left, frame.Width - 1) - left + 1;
        rows = Math.Clamp((int)(middle.Y - low.Y * longerEdge) + margin, top, frame.Height - 1) - top + 1;
        grey = Blur(Read(frame));
    }

    /// <summary>Brightness at a place and its slopes, a longer edge to the right and upwards; false outside the part.</summary>
    public bool At(double x, double y, out float value, out float slopeX, out float slopeY)
    {
        // Pixel centres lie at halves.
        float column = (float)(x * longerEdge) + middle.X - 0.5f - left;
        float row = middle.Y - (float)(y * longerEdge) - 0.5f - top;
        (value, slopeX, slopeY) = (0, 0, 0);
        if (!(column >= 1 && row >= 1 && column < columns - 2 && row < rows - 2))
            return false;
        (int c, int r) = ((int)column, (int)row);
        (float right, float down) = (column - c, row - r);
        int at = r * columns + c;
        float Mix(float a, float b, float t) => a + (b - a) * t;
        value = Mix(Mix(grey[at], grey[at + 1], right), Mix(grey[at + columns], grey[at + columns + 1], right), down);
        float Across(int i) => (grey[i + 1] - grey[i - 1]) / 2;
        float Along(int i) => (grey[i + columns] - grey[i - columns]) / 2;
        slopeX = longerEdge * Mix(Mix(Across(at), Across(at + 1), right), Mix(Across(at + columns), Across(at + columns + 1), right), down);
        slopeY = -longerEdge * Mix(Mix(Along(at), Along(at + 1), right), Mix(Along(at + columns), Along(at + columns + 1), right), down);
        return true;
    }

    private float[] Read(Frame frame)
    {
        var values = new float[columns * rows];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<byte> pixels = frame.Row(top + row)[(left * 3)..];
            for (int column = 0; column < columns; column++)
            {
                // Green twice: it carries most of the brightness and least of the noise.
                values[row * columns + column] =
                    (pixels[column * 3] + 2 * pixels[column * 3 + 1] + pixels[column * 3 + 2]) / 4f;
            }
        }

        return values;
    }

    private float[] Blur(float[] values)
    {
        var across = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int column, int start) = (i % columns, i / columns * columns);
            for (int k = -2; k <= 2; k++)
                across[i] += Kernel[k + 2] * values[start + Math.Clamp(column + k, 0, columns - 1)];
        }

        var both = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int column, int row) = (i % columns, i / columns);
            for (int k = -2; k <= 2; k++)
                both[i] += Kernel[k + 2] * across[Math.Clamp(row + k, 0, rows - 1) * columns + column];
        }

        return both;
    }
}
