using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Results of any type as JSON, by what the runtime knows of them: not for programs compiled natively.</summary>
internal static class ReflectedJson
{
    /// <summary>The one style, for any type.</summary>
    public static JsonSerializerOptions Options { get; } = JsonStyle.Of(new DefaultJsonTypeInfoResolver());

    /// <summary>Writes a result as JSON.</summary>
    public static void WriteJson(this CommandContext context, object result) =>
        context.Out.WriteLine(JsonSerializer.Serialize(result, Options));
}
