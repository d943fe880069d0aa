using System.Text.Json;

namespace Chrysalis.Talking.Media.Streams;

/// <summary>The size of pictures as they are to be seen: with square pixels, upright.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="IsStretched">Whether the coded pixels are not square.</param>
internal readonly record struct PictureShape(int Width, int Height, bool IsStretched)
{
    /// <summary>The shape of a stream's pictures. Pixels that are not square are stretched, never squeezed, so that none is lost.</summary>
    public static PictureShape Of(JsonElement stream)
    {
        double width = StreamElement.Number(stream, "width");
        double height = StreamElement.Number(stream, "height");
        bool stretched = false;
        if (StreamElement.Fraction(stream, "sample_aspect_ratio") is var (across, down) && across != down)
        {
            stretched = true;
            if (across > down)
                width = Even(width * across / down);
            else
                height = Even(height * down / across);
        }

        return IsSideways(stream) ? new(Whole(height), Whole(width), stretched) : new(Whole(width), Whole(height), stretched);
    }

    private static double Even(double size) => Math.Max(2, 2 * Math.Round(size / 2));

    private static int Whole(double size) => (int)Math.Clamp(size, 0, int.MaxValue);

    private static bool IsSideways(JsonElement stream)
    {
        double degrees = 0;
        if (stream.TryGetProperty("side_data_list", out JsonElement sideData))
        {
            foreach (JsonElement entry in sideData.EnumerateArray())
                degrees = entry.TryGetProperty("rotation", out _) ? StreamElement.Number(entry, "rotation") : degrees;
        }

        if (degrees == 0 && stream.TryGetProperty("tags", out JsonElement tags))
            degrees = StreamElement.Number(tags, "rotate");
        return Math.Abs(Math.Round(degrees / 90)) % 2 == 1;
    }
}
