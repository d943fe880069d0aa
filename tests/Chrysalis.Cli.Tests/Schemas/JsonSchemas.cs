using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Chrysalis.Bitcoin;
using Chrysalis.Cli.CommandLine;

namespace Chrysalis.Cli.Tests.Schemas;

/// <summary>The schemas of what commands print with <c>--json</c>, made from the records.</summary>
internal static class JsonSchemas
{
    private static readonly JsonSchemaExporterOptions Options =
        new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Close };

    /// <summary>Each kind of record by the name of its schema's file, such as <c>quantum-estimate-compare</c>.</summary>
    public static IReadOnlyDictionary<string, JsonForm> All { get; } = CommandTreeTests.Runnable(CommandTree.Build())
        .SelectMany(command => command.JsonForms.Select(form => (Name: Name(CommandTreeTests.Path(command), form), Form: form)))
        .ToDictionary(one => one.Name, one => one.Form);

    /// <summary>The schema as it is kept.</summary>
    public static string Of(string name)
    {
        var schema = (JsonObject)ReflectedJson.Options.GetJsonSchemaAsNode(All[name].Type, Options);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", $"chrysalis {name.Replace('-', ' ')}");
        return schema.ToJsonString(ReflectedJson.Options).ReplaceLineEndings("\n") + "\n";
    }

    private static string Name(string path, JsonForm form) => path.Replace(' ', '-') + (form.Variant is { } variant ? "-" + variant : "");

    /// <summary>All that a record has is written, and nothing else; amounts of bitcoin are whole numbers of satoshi.</summary>
    private static JsonNode Close(JsonSchemaExporterContext context, JsonNode schema)
    {
        if ((Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type) == typeof(Satoshi))
            return new JsonObject { ["type"] = context.TypeInfo.Type == typeof(Satoshi) ? "integer" : new JsonArray("integer", "null") };
        if (context.TypeInfo.Kind != JsonTypeInfoKind.Object || schema is not JsonObject { } record
            || record["properties"] is not JsonObject properties)
            return schema;
        record["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]);
        record["additionalProperties"] = false;
        return record;
    }
}
