using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Chrysalis.Talking.Tests.Onnx.Tfjs;

/// <summary>Writes small TFJS models into a folder of their own.</summary>
internal sealed class TfjsModelFiles : IDisposable
{
    private readonly JsonArray nodes = [];
    private readonly JsonArray weights = [];
    private readonly MemoryStream bytes = new();
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis tfjs ").FullName;

    public string Shard => Path.Combine(folder, "model.bin");

    public TfjsModelFiles Node(string name, string operation, string[] inputs, JsonObject? attributes = null)
    {
        nodes.Add(new JsonObject
        {
            ["name"] = name,
            ["op"] = operation,
            ["input"] = new JsonArray([.. inputs.Select(input => JsonValue.Create(input))]),
            ["attr"] = attributes ?? [],
        });
        return this;
    }

    public TfjsModelFiles Picture(string name, params int[] shape) => Node(name, "Placeholder", [], new()
    {
        ["shape"] = new JsonObject
        {
            ["shape"] = new JsonObject { ["dim"] = new JsonArray([.. shape.Select(size => new JsonObject { ["size"] = $"{size}" })]) },
        },
    });

    public TfjsModelFiles Floats(string name, int[] shape, params float[] values)
    {
        byte[] raw = new byte[values.Length * 4];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * 4), values[i]);
        return Weight(name, shape, "float32", raw);
    }

    public TfjsModelFiles Ints(string name, params int[] values)
    {
        byte[] raw = new byte[values.Length * 4];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(raw.AsSpan(i * 4), values[i]);
        return Weight(name, [values.Length], "int32", raw);
    }

    public TfjsModelFiles Weight(string name, int[] shape, string type, byte[] raw, JsonObject? quantization = null)
    {
        var weight = new JsonObject
        {
            ["name"] = name,
            ["shape"] = new JsonArray([.. shape.Select(size => JsonValue.Create(size))]),
            ["dtype"] = type,
        };
        if (quantization is not null)
            weight["quantization"] = quantization;
        weights.Add(weight);
        bytes.Write(raw);
        return Node(name, "Const", []);
    }

    public static JsonObject Window(string padding, int stride, string[]? fused = null, int pool = 0)
    {
        var attributes = new JsonObject
        {
            ["padding"] = new JsonObject { ["s"] = Base64(padding) },
            ["data_format"] = new JsonObject { ["s"] = Base64("NHWC") },
            ["strides"] = List("i", ["1", $"{stride}", $"{stride}", "1"]),
        };
        if (pool > 0)
            attributes["ksize"] = List("i", ["1", $"{pool}", $"{pool}", "1"]);
        if (fused is not null)
            attributes["fused_ops"] = List("s", [.. fused.Select(Base64)]);
        return attributes;
    }

    public string Write(string shard = "model.bin")
    {
        var model = new JsonObject
        {
            ["modelTopology"] = new JsonObject { ["node"] = nodes },
            ["weightsManifest"] = new JsonArray(new JsonObject { ["paths"] = new JsonArray(shard), ["weights"] = weights }),
        };
        string path = Path.Combine(folder, "model.json");
        File.WriteAllText(path, model.ToJsonString());
        File.WriteAllBytes(Shard, bytes.ToArray());
        return path;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static JsonObject List(string kind, string[] items) =>
        new() { ["list"] = new JsonObject { [kind] = new JsonArray([.. items.Select(item => JsonValue.Create(item))]) } };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
