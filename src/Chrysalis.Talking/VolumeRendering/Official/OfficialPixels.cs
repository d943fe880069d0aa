using Chrysalis.Talking.Media;
using static TorchSharp.torch;
using Chrysalis.Talking.Torch;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>Pictures as numbers and back, as the public programs have them.</summary>
internal static class OfficialPixels
{
    private const float Full = 255;

    /// <summary>A picture's colours, H x W x 3 in [0, 1].</summary>
    public static Tensor ToTensor(Frame picture) =>
        tensor(picture.Rgb).view(picture.Height, picture.Width, 3).to(ScalarType.Float32).div_(Scalars.Of(Full));

    /// <summary>A picture of colours: fractions of a step are cut off, as the public programs do.</summary>
    /// <param name="colours">H x W x 3, red, green and blue; beyond [0, 1] they are held there.</param>
    /// <param name="width">Pixels a row.</param>
    public static Frame ToFrame(ReadOnlySpan<float> colours, int width)
    {
        var picture = new Frame(width, colours.Length / 3 / width);
        for (int i = 0; i < colours.Length; i++)
            picture.Rgb[i] = (byte)(Full * Math.Clamp(colours[i], 0, 1));
        return picture;
    }
}
