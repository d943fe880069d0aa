namespace Chrysalis.Talking.Media.Colours;

/// <summary>
/// Weights between RGB (0 to 255) and limited-range YCbCr (16 to 235 and 16 to 240), as whole numbers with
/// <see cref="Bits"/> binary places (ITU-R BT.601-7 section 2.5, BT.709-6 section 3).
/// </summary>
internal sealed record YuvMatrix
{
    /// <summary>Binary places of the weights.</summary>
    public const int Bits = 15;

    private const double LumaRange = 219.0 / 255;
    private const double ChromaRange = 224.0 / 255;

    private YuvMatrix(double red, double blue)
    {
        double green = 1 - red - blue;
        Luma = Fixed(1 / LumaRange);
        RedOfV = Fixed(2 * (1 - red) / ChromaRange);
        BlueOfU = Fixed(2 * (1 - blue) / ChromaRange);
        GreenOfV = Fixed(-2 * (1 - red) * red / green / ChromaRange);
        GreenOfU = Fixed(-2 * (1 - blue) * blue / green / ChromaRange);
        Y = (Fixed(red * LumaRange), Fixed(green * LumaRange), Fixed(blue * LumaRange));
        double u = ChromaRange / (2 * (1 - blue));
        double v = ChromaRange / (2 * (1 - red));
        U = (Fixed(-red * u), Fixed(-green * u), Fixed((1 - blue) * u));
        V = (Fixed((1 - red) * v), Fixed(-green * v), Fixed(-blue * v));
    }

    /// <summary>Standard definition.</summary>
    public static YuvMatrix Bt601 { get; } = new(0.299, 0.114);

    /// <summary>High definition.</summary>
    public static YuvMatrix Bt709 { get; } = new(0.2126, 0.0722);

    /// <summary>To RGB: of brightness, of V in red, of U and V in green, of U in blue.</summary>
    public int Luma { get; }

    /// <inheritdoc cref="Luma"/>
    public int RedOfV { get; }

    /// <inheritdoc cref="Luma"/>
    public int GreenOfU { get; }

    /// <inheritdoc cref="Luma"/>
    public int GreenOfV { get; }

    /// <inheritdoc cref="Luma"/>
    public int BlueOfU { get; }

    /// <summary>From RGB: of red, green and blue.</summary>
    public (int Red, int Green, int Blue) Y { get; }

    /// <inheritdoc cref="Y"/>
    public (int Red, int Green, int Blue) U { get; }

    /// <inheritdoc cref="Y"/>
    public (int Red, int Green, int Blue) V { get; }

    private static int Fixed(double weight) => (int)Math.Round(weight * (1 << Bits));
}
