using System.Globalization;
using System.Text.Json;

namespace Chrysalis.Talking.Media.Streams;

/// <summary>Reads ffprobe's JSON, in which numbers may be words and anything may be missing.</summary>
internal static class StreamElement
{
    /// <summary>A text; empty where it is missing.</summary>
    public static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>A finite number; 0 where it is missing or none.</summary>
    public static double Number(JsonElement? element, string name)
    {
        if (element is not { ValueKind: JsonValueKind.Object } found || !found.TryGetProperty(name, out JsonElement value))
            return 0;
        double number = value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) ? parsed : 0;
        return double.IsFinite(number) ? number : 0;
    }

    /// <summary>A fraction such as <c>16:15</c> or <c>30000/1001</c>; null where it is missing or not above zero.</summary>
    public static (int Numerator, int Denominator)? Fraction(JsonElement element, string name)
    {
        string[] parts = Text(element, name).Split(':', '/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int numerator)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int denominator)
            && numerator > 0 && denominator > 0
            ? (numerator, denominator)
            : null;
    }

    /// <summary>A tag of a stream; empty where it is missing.</summary>
    public static string Tag(JsonElement stream, string name)
    {
        if (!stream.TryGetProperty("tags", out JsonElement tags) || tags.ValueKind != JsonValueKind.Object)
            return "";
        foreach (JsonProperty tag in tags.EnumerateObject())
        {
            // Matroska's are in capitals after one muxer and small after another.
            if (tag.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return tag.Value.ToString();
        }

        return "";
    }

    /// <summary>Whether a disposition, such as <c>default</c>, is set.</summary>
    public static bool Is(JsonElement stream, string disposition) =>
        stream.TryGetProperty("disposition", out JsonElement all) && Number(all, disposition) == 1;
}
