using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Chrysalis.Talking.Onnx.Tfjs;

/// <summary>An operation of a TFJS graph.</summary>
internal sealed record TfjsNode(string Name, string Operation, IReadOnlyList<string> Inputs, JsonElement Attributes)
{
    /// <summary>A list of integers, for example <c>strides</c>; null when the node has none.</summary>
    public int[]? Ints(string attribute) =>
        Find(attribute, "list") is { } list && list.TryGetProperty("i", out JsonElement items)
            ? [.. items.EnumerateArray().Select(Number)]
            : null;

    /// <summary>A string, which the format keeps in base 64; null when the node has none.</summary>
    public string? Text(string attribute) => Find(attribute, "s") is { } text ? Decode(text) : null;

    /// <summary>A list of strings, empty when the node has none.</summary>
    public string[] Texts(string attribute) =>
        Find(attribute, "list") is { } list && list.TryGetProperty("s", out JsonElement items)
            ? [.. items.EnumerateArray().Select(Decode)]
            : [];

    /// <summary>A fixed shape: free dimensions (the batch) become 1.</summary>
    public int[]? Shape(string attribute) =>
        Find(attribute, "shape") is { } shape && shape.TryGetProperty("dim", out JsonElement dims)
            ? [.. dims.EnumerateArray().Select(dim => Math.Max(1, Number(dim.GetProperty("size"))))]
            : null;

    private static int Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? int.Parse(element.GetString() ?? "", CultureInfo.InvariantCulture) : element.GetInt32();

    private static string Decode(JsonElement element) => Encoding.UTF8.GetString(element.GetBytesFromBase64());

    private JsonElement? Find(string attribute, string kind) =>
        Attributes.ValueKind == JsonValueKind.Object
        && Attributes.TryGetProperty(attribute, out JsonElement value)
        && value.TryGetProperty(kind, out JsonElement found) ? found : null;
}
