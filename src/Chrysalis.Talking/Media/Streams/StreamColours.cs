using System.Text.Json;
using Chrysalis.Talking.Media.Colours;

namespace Chrysalis.Talking.Media.Streams;

/// <summary>What a stream says of its colours, in ffmpeg's words; empty where it says nothing.</summary>
/// <param name="Pixels">How pixels are stored, such as <c>yuv420p10le</c>.</param>
/// <param name="Matrix">How red, green and blue became brightness and colour.</param>
/// <param name="Transfer">How light became levels.</param>
/// <param name="Primaries">What red, green and blue are.</param>
/// <param name="Range">Whether levels keep room below black and above white.</param>
internal sealed record StreamColours(string Pixels, string Matrix, string Transfer, string Primaries, string Range)
{
    private static readonly string[] WithAlpha = ["argb", "rgba", "abgr", "bgra", "ya8", "ya16", "gbrap", "ayuv", "vuya", "pal8"];

    /// <summary>The colours of a stream.</summary>
    public static StreamColours Of(JsonElement stream) => new(
        StreamElement.Text(stream, "pix_fmt"), Known(stream, "color_space"), Known(stream, "color_transfer"),
        Known(stream, "color_primaries"), StreamElement.Text(stream, "color_range"));

    /// <summary>How its levels become light, where they are not those of plain video; null where they are.</summary>
    public LightCurve? WideCurve => Transfer switch
    {
        "arib-std-b67" => LightCurve.Hlg,
        "smpte2084" => LightCurve.Pq,
        _ => Primaries == "bt2020" ? LightCurve.Video : null,
    };

    /// <summary>Whether pixels may be transparent.</summary>
    public bool HasAlpha => Pixels.StartsWith("yuva", StringComparison.Ordinal)
        || WithAlpha.Any(name => Pixels.StartsWith(name, StringComparison.Ordinal));

    /// <summary>Whether nothing says how colours were coded.</summary>
    public bool IsUntagged => Pixels.StartsWith("yuv", StringComparison.Ordinal) && Matrix.Length == 0;

    private static string Known(JsonElement stream, string name) =>
        StreamElement.Text(stream, name) is var word && word is "unknown" or "reserved" ? "" : word;
}
