using System.Text.Json;

namespace Chrysalis.Talking.Onnx.Tfjs;

/// <summary>A TensorFlow.js graph model: <c>model.json</c> with the nodes, and the weight shards beside it.</summary>
internal sealed record TfjsGraph(IReadOnlyList<TfjsNode> Nodes, IReadOnlyDictionary<string, TfjsTensor> Constants)
{
    private const int MostBytes = 512 << 20;

    /// <summary>Reads <paramref name="path"/> (model.json) and its weights.</summary>
    /// <exception cref="OnnxException">A file is missing, damaged or of another kind.</exception>
    public static TfjsGraph Load(string path) => Read(path, root => new TfjsGraph(
        [.. root.GetProperty("modelTopology").GetProperty("node").EnumerateArray().Select(Node)],
        Weights(root.GetProperty("weightsManifest"), path)));

    /// <summary>Reads weights that come without nodes: a manifest alone, as face-api's models are.</summary>
    /// <exception cref="OnnxException">A file is missing, damaged or of another kind.</exception>
    public static IReadOnlyDictionary<string, TfjsTensor> LoadWeights(string path) => Read(path, root => Weights(root, path));

    private static T Read<T>(string path, Func<JsonElement, T> take)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            return take(json.RootElement);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or FormatException
            or KeyNotFoundException or InvalidOperationException or OverflowException or ArgumentException)
        {
            throw new OnnxException($"The model '{path}' cannot be read ({error.Message.TrimEnd('.')}): install it again.", error)
            {
                NotInstalled = path,
            };
        }
    }

    private static Dictionary<string, TfjsTensor> Weights(JsonElement manifest, string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var constants = new Dictionary<string, TfjsTensor>(StringComparer.Ordinal);
        foreach (JsonElement group in manifest.EnumerateArray())
            TfjsWeights.Read(group, ReadShards(folder, group), constants);
        return constants;
    }

    private static TfjsNode Node(JsonElement node) => new(
        Text(node.GetProperty("name")),
        Text(node.GetProperty("op")),
        node.TryGetProperty("input", out JsonElement inputs)
            ? [.. inputs.EnumerateArray().Select(input => ValueName(Text(input)))]
            : [],
        node.TryGetProperty("attr", out JsonElement attributes) ? attributes.Clone() : default);

    private static string Text(JsonElement element) => element.GetString() ?? throw new FormatException("a name is null");

    /// <summary>A reference may end in <c>:0</c>, the node's first output.</summary>
    private static string ValueName(string reference) =>
        reference.EndsWith(":0", StringComparison.Ordinal) ? reference[..^2] : reference;

    private static byte[] ReadShards(string folder, JsonElement group)
    {
        using var bytes = new MemoryStream();
        foreach (JsonElement shard in group.GetProperty("paths").EnumerateArray())
        {
            string name = Text(shard);
            if (Path.GetFileName(name) != name)
                throw new FormatException($"the weight file '{name}' is not beside it");
            using FileStream file = File.OpenRead(Path.Combine(folder, name));
            if (bytes.Length + file.Length > MostBytes)
                throw new FormatException($"more than {MostBytes >> 20} MB of weights");
            file.CopyTo(bytes);
        }

        return bytes.ToArray();
    }
}
