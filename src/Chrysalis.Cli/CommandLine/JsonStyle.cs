using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Chrysalis.Cli.CommandLine;

/// <summary>How results are written as JSON: indented, names like_this, as in persona.json.</summary>
internal static class JsonStyle
{
    /// <summary>The options, for types that are known by <paramref name="types"/>; null where a generated context brings them.</summary>
    public static JsonSerializerOptions Of(IJsonTypeInfoResolver? types = null) => new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        TypeInfoResolver = types,
        // Paths and names are for terminals and files, not for embedding in a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
