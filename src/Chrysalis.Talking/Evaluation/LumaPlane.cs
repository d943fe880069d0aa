using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation;

/// <summary>The brightness of a picture's rectangle: BT.601 luma of full-range RGB, in levels from 0 to 255.</summary>
internal static class LumaPlane
{
    /// <summary>Shape area height x area width.</summary>
    public static float[] Of(Frame frame, PixelArea area)
    {
        float[] luma = new float[area.Width * area.Height];
        for (int y = 0; y < area.Height; y++)
        {
            ReadOnlySpan<byte> rgb = frame.Row(area.Y + y).Slice(area.X * 3, area.Width * 3);
            Span<float> row = luma.AsSpan(y * area.Width, area.Width);
            for (int x = 0; x < row.Length; x++)
                row[x] = 0.299f * rgb[x * 3] + 0.587f * rgb[x * 3 + 1] + 0.114f * rgb[x * 3 + 2];
        }

        return luma;
    }
}
