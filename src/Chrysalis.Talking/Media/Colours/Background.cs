using System.Globalization;

namespace Chrysalis.Talking.Media.Colours;

/// <summary>The colour behind transparent pictures.</summary>
/// <param name="Red">Red, 0 to 255.</param>
/// <param name="Green">Green, 0 to 255.</param>
/// <param name="Blue">Blue, 0 to 255.</param>
public readonly record struct Background(byte Red, byte Green, byte Blue)
{
    private static readonly Dictionary<string, Background> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["white"] = new(255, 255, 255),
        ["black"] = new(0, 0, 0),
        ["grey"] = new(128, 128, 128),
        ["gray"] = new(128, 128, 128),
        ["green"] = new(0, 177, 64),
        ["blue"] = new(0, 71, 187),
    };

    /// <summary>The background unless another is named.</summary>
    public static Background White { get; } = Named["white"];

    /// <summary>The names that are understood, beside <c>#RRGGBB</c>.</summary>
    public static IReadOnlyCollection<string> Names { get; } = ["white", "black", "grey", "green", "blue"];

    /// <summary>Reads a name or <c>#RRGGBB</c>.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="background">The colour.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out Background background)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Named.TryGetValue(text, out background))
            return true;
        bool isHex = text.Length == 7 && text[0] == '#'
            && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
        if (isHex)
        {
            int value = int.Parse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            background = new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        }

        return isHex;
    }

    /// <summary>Its name where it has one, else <c>#RRGGBB</c>.</summary>
    public override string ToString()
    {
        Background self = this;
        return Named.FirstOrDefault(pair => pair.Value == self).Key
            ?? string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
    }

    /// <summary>Lays pixels of straight alpha on it.</summary>
    /// <param name="rgba">Red, green, blue and cover, 8 bits each.</param>
    /// <param name="rgb">Red, green, blue, 8 bits each.</param>
    internal void Under(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        for (int i = 0, j = 0; j + 3 < rgba.Length; i += 3, j += 4)
        {
            int cover = rgba[j + 3];
            rgb[i] = Mix(rgba[j], Red, cover);
            rgb[i + 1] = Mix(rgba[j + 1], Green, cover);
            rgb[i + 2] = Mix(rgba[j + 2], Blue, cover);
        }
    }

    private static byte Mix(int above, int below, int cover) => (byte)((above * cover + below * (255 - cover) + 127) / 255);
}
