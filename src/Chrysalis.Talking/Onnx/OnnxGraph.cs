using System.Globalization;

namespace Chrysalis.Talking.Onnx;

/// <summary>
/// Collects an ONNX graph and serialises it as a ModelProto. Field numbers: onnx.proto of ONNX 1.16.
/// Nodes must be added in an order in which their inputs are already there.
/// </summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 8;
    private const string MultiplyAddsKey = "multiply_adds";
    private readonly string name;
    private readonly int opset;
    private readonly ProtobufWriter graph = new();
    private readonly HashSet<string> values = new(StringComparer.Ordinal);

    /// <summary>Starts a graph for the default operator set <paramref name="opset"/>.</summary>
    public OnnxGraph(string name, int opset = 17)
    {
        this.name = name;
        this.opset = opset;
        graph.Text(2, name);
    }

    /// <summary>
    /// Multiply-adds of a run in which each free dimension is 1, as far as whoever adds the nodes counts them; the model carries them.
    /// </summary>
    public long MultiplyAdds { get; set; }

    /// <summary>The multiply-adds that a model carries; 0 where it says none.</summary>
    /// <param name="metadata">The model's metadata.</param>
    public static long MultiplyAddsOf(IReadOnlyDictionary<string, string> metadata) =>
        metadata.TryGetValue(MultiplyAddsKey, out string? text) && long.TryParse(text, CultureInfo.InvariantCulture, out long done)
            ? done
            : 0;

    /// <summary>An input of the model; a negative dimension is free.</summary>
    public void Input(string value, OnnxElementType type, params long[] shape)
    {
        Define(value);
        ValueInfo(11, value, type, shape);
    }

    /// <summary>An output of the model; a negative dimension is free.</summary>
    public void Output(string value, OnnxElementType type, params long[] shape)
    {
        Use(value);
        ValueInfo(12, value, type, shape);
    }

    /// <summary>A constant of single-precision numbers, which must not change until the model is made: weights are copied once.</summary>
    public string Constant(string value, float[] elements, params long[] shape)
    {
        ProtobufWriter tensor = Tensor(value, OnnxElementType.Float, elements.Length, shape);
        tensor.Head(9, elements.Length * sizeof(float));
        graph.Message(5, tensor, elements);
        return value;
    }

    /// <summary>A constant of 64-bit integers (shapes, axes, pads).</summary>
    public string Constant(string value, ReadOnlySpan<long> elements, params long[] shape)
    {
        ProtobufWriter tensor = Tensor(value, OnnxElementType.Int64, elements.Length, shape);
        tensor.Bytes(9, ProtobufWriter.Raw(elements));
        graph.Message(5, tensor);
        return value;
    }

    /// <summary>A node with one output, whose name is returned; an empty input name leaves an optional input out.</summary>
    public string Node(string operation, IReadOnlyList<string> inputs, string output, params OnnxAttribute[] attributes)
    {
        Node(operation, inputs, [output], attributes);
        return output;
    }

    /// <summary>A node.</summary>
    public void Node(string operation, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, params OnnxAttribute[] attributes)
    {
        graph.Message(1, node =>
        {
            foreach (string input in inputs)
            {
                Use(input);
                node.Text(1, input);
            }

            foreach (string output in outputs)
            {
                Define(output);
                node.Text(2, output);
            }

            node.Text(3, outputs[0]);
            node.Text(4, operation);
            foreach (OnnxAttribute attribute in attributes)
                node.Message(5, attribute.Write);
        });
    }

    /// <summary>The model, ready for a file or an inference session.</summary>
    public byte[] ToModel()
    {
        var before = new ProtobufWriter();
        before.Int(1, IrVersion);
        before.Text(2, "Chrysalis");
        before.Head(7, graph.Length);
        var after = new ProtobufWriter();
        after.Message(8, set => set.Int(2, opset));
        if (MultiplyAdds > 0)
            after.Message(14, entry =>
            {
                entry.Text(1, MultiplyAddsKey);
                entry.Text(2, MultiplyAdds.ToString(CultureInfo.InvariantCulture));
            });
        byte[] model = GC.AllocateUninitializedArray<byte>(checked(before.Length + graph.Length + after.Length));
        after.CopyTo(graph.CopyTo(before.CopyTo(model)));
        return model;
    }

    /// <summary>A tensor without its numbers.</summary>
    private ProtobufWriter Tensor(string value, OnnxElementType type, int elements, long[] shape)
    {
        long count = 1;
        foreach (long size in shape)
            count *= size;
        if (count != elements)
            throw new ArgumentException($"'{value}' has {elements} elements; its shape wants {count}.", nameof(elements));

        Define(value);
        var tensor = new ProtobufWriter();
        foreach (long size in shape)
            tensor.Int(1, size);
        tensor.Int(2, (int)type);
        tensor.Text(8, value);
        return tensor;
    }

    private void ValueInfo(int field, string value, OnnxElementType type, long[] shape) => graph.Message(field, info =>
    {
        info.Text(1, value);
        info.Message(2, kind => kind.Message(1, tensor =>
        {
            tensor.Int(1, (int)type);
            tensor.Message(2, dimensions =>
            {
                foreach (long size in shape)
                    dimensions.Message(1, dimension => Dimension(dimension, size));
            });
        }));
    });

    private static void Dimension(ProtobufWriter dimension, long size)
    {
        if (size >= 0)
            dimension.Int(1, size);
        else
            dimension.Text(2, "n");
    }

    private void Define(string value)
    {
        if (!values.Add(value))
            throw new ArgumentException($"The graph '{name}' already has a value '{value}'.", nameof(value));
    }

    private void Use(string value)
    {
        if (value.Length > 0 && !values.Contains(value))
            throw new ArgumentException($"The graph '{name}' has no value '{value}' yet.", nameof(value));
    }
}
