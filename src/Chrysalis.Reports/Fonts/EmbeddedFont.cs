using ScottPlot;
using SkiaSharp;

namespace Chrysalis.Reports.Fonts;

/// <summary>The one font of all pictures, carried along so that they look the same on machines without fonts.</summary>
internal static class EmbeddedFont
{
    /// <summary>The family's name.</summary>
    public const string Name = "DejaVu Sans";

    private const string Resource = "DejaVuSans-Latin.ttf";

    /// <summary>The typeface: Latin, Greek and mathematical signs.</summary>
    public static SKTypeface Typeface { get; } = Load();

    /// <summary>Gives plots this font, whatever name they ask for.</summary>
    public sealed class Resolver : IFontResolver
    {
        /// <inheritdoc/>
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => Load();

        /// <inheritdoc/>
        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => Load();
    }

    private static SKTypeface Load()
    {
        using Stream stream = typeof(EmbeddedFont).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource '{Resource}' is missing from the assembly.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"The resource '{Resource}' is not a font.");
    }
}
