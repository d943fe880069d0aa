namespace Chrysalis.Talking.Media;

/// <summary>Colours of a picture plane by plane, from 0 to 1.</summary>
internal static class PlanarPicture
{
    /// <summary>The picture of planes, each value rounded to its nearest level.</summary>
    /// <param name="planes">3 x height x width: red, green, blue, nominally from 0 to 1.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    public static Frame ToFrame(ReadOnlySpan<float> planes, int width, int height)
    {
        var picture = new Frame(width, height);
        int plane = width * height;
        for (int i = 0; i < plane; i++)
            for (int c = 0; c < 3; c++)
                picture.Rgb[3 * i + c] = (byte)MathF.Round(Math.Clamp(planes[c * plane + i], 0, 1) * 255);
        return picture;
    }

    /// <summary>The planes of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="planes">Planes to make room for, at least 3: red, green and blue come first, the others stay 0.</param>
    /// <returns>Planes x height x width.</returns>
    public static float[] Of(Frame picture, int planes = 3)
    {
        int plane = picture.Width * picture.Height;
        var values = new float[planes * plane];
        for (int i = 0; i < plane; i++)
            for (int c = 0; c < 3; c++)
                values[c * plane + i] = picture.Rgb[3 * i + c] / 255f;
        return values;
    }
}
