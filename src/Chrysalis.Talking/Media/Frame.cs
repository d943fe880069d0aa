namespace Chrysalis.Talking.Media;

/// <summary>
/// One picture: 8-bit RGB, packed, rows from top to bottom without padding. May be read by several threads at once, while none writes its
/// pixels.
/// </summary>
public sealed class Frame
{
    /// <summary>Wraps pixels (<c>width * height * 3</c> bytes, RGB) without copying them.</summary>
    /// <exception cref="ArgumentException">The array is not of that length.</exception>
    public Frame(int width, int height, byte[] rgb)
    {
        ArgumentNullException.ThrowIfNull(rgb);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (rgb.Length != (long)width * height * 3)
        {
            throw new ArgumentException(
                $"{rgb.Length} bytes given; a {width}x{height} RGB frame has {(long)width * height * 3}.", nameof(rgb));
        }

        Width = width;
        Height = height;
        Rgb = rgb;
    }

    /// <summary>A black frame.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is not above 0, or the picture has more bytes than an array.</exception>
    public Frame(int width, int height) : this(width, height, new byte[BytesOf(width, height)]) { }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The pixels, shape height x width x 3, RGB.</summary>
    public byte[] Rgb { get; }

    /// <summary>The pixels of one row, <c>width * 3</c> bytes.</summary>
    public Span<byte> Row(int y) => Rgb.AsSpan(y * Width * 3, Width * 3);

    /// <summary>A copy with pixels of its own.</summary>
    public Frame Clone() => new(Width, Height, (byte[])Rgb.Clone());

    private static int BytesOf(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height * 3, Array.MaxLength, nameof(height));
        return width * height * 3;
    }
}
