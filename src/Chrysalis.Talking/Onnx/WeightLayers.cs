using System.Numerics.Tensors;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Onnx;

/// <summary>
/// Writes the layers of our networks as nodes of an ONNX graph straight from named weights, batch norm folded; every method takes and
/// gives a value's name.
/// </summary>
internal sealed class WeightLayers(OnnxGraph graph, IReadOnlyDictionary<string, FloatArray> weights, string source)
{
    private const float Epsilon = 1e-5f;
    private readonly OnnxGraph graph = WithRoom(graph, weights);
    private int count;

    /// <summary>A convolution unit (3x3, batch norm, leaky ReLU), the input added where it is residual.</summary>
    public string Unit(string x, string name, int stride = 1, bool residual = false)
    {
        FloatArray weight = Get(name + ".weight");
        float[] scale = Get(name + ".norm.weight").Values, shift = Get(name + ".norm.bias").Values;
        float[] mean = Get(name + ".norm.running_mean").Values, variance = Get(name + ".norm.running_var").Values;
        var folded = new float[weight.Values.Length];
        var bias = new float[scale.Length];
        int each = folded.Length / scale.Length;
        for (int o = 0; o < scale.Length; o++)
        {
            float factor = scale[o] / MathF.Sqrt(variance[o] + Epsilon);
            bias[o] = shift[o] - mean[o] * factor;
            TensorPrimitives.Multiply(weight.Values.AsSpan(o * each, each), factor, folded.AsSpan(o * each));
        }

        string y = Convolve(x, Constant(folded, weight.Shape), Constant(bias, bias.Length), [stride, stride], [1, 1, 1, 1], [1, 1]);
        return LeakyRelu(residual ? Node("Add", x, y) : y);
    }

    /// <summary>A plain convolution in the plane, its size kept.</summary>
    public string Plane(string x, string name)
    {
        FloatArray weight = Get(name + ".weight");
        long padding = weight.Shape[2] / 2;
        return Convolve(x, Constant(weight), Constant(Get(name + ".bias")), [1, 1], [padding, padding, padding, padding], [1, 1]);
    }

    /// <summary>A plain convolution over time, its length kept or divided by the stride.</summary>
    public string Time(string x, string name, long dilation = 1, long stride = 1)
    {
        FloatArray weight = Get(name + ".weight");
        long padding = weight.Shape[2] / 2 * dilation;
        return Convolve(x, Constant(weight), Constant(Get(name + ".bias")), [stride], [padding, padding], [dilation]);
    }

    /// <summary>A linear layer over B x values.</summary>
    public string Linear(string x, string name) =>
        graph.Node("Gemm", [x, Constant(Get(name + ".weight")), Constant(Get(name + ".bias"))], Name(), OnnxAttribute.Of("transB", 1));

    /// <summary>One level up, as <see cref="Torch.Layers.RisingLevel"/> does it.</summary>
    public string Rise(string x, string seen, string style, string name) => Rise(x, seen, style, part => $"{name}.{part}");

    /// <summary>One level up, of which the parts <c>up</c>, <c>skip</c>, <c>style</c> and <c>join</c> have names of their own.</summary>
    public string Rise(string x, string seen, string style, Func<string, string> nameOf)
    {
        x = Node("Add", Unit(Enlarge(x), nameOf("up")), Plane(seen, nameOf("skip")));
        long channels = Get(nameOf("style") + ".bias").Shape[0] / 2;
        string both = Reshape(Linear(style, nameOf("style")), 0, -1, 1, 1);
        string scale = Node("Add", Channels(both, 0, channels), Constant([1], 1));
        x = Node("Add", Node("Mul", x, scale), Channels(both, channels, 2 * channels));
        return Unit(x, nameOf("join"), residual: true);
    }

    /// <summary>Every pixel twice, in both directions.</summary>
    public string Enlarge(string x) => graph.Node(
        "Resize", [x, "", Constant([1, 1, 2, 2], 4)], Name(), OnnxAttribute.Of("mode", "nearest"),
        OnnxAttribute.Of("coordinate_transformation_mode", "asymmetric"), OnnxAttribute.Of("nearest_mode", "floor"));

    /// <summary>The same numbers in another shape; 0 keeps a dimension, -1 takes what is left.</summary>
    public string Reshape(string x, params long[] shape) => graph.Node("Reshape", [x, Integers(shape)], Name());

    /// <summary>The channels of both, one after the other.</summary>
    public string Join(string a, string b) => graph.Node("Concat", [a, b], Name(), OnnxAttribute.Of("axis", 1));

    /// <summary>The part of channels from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public string Channels(string x, long from, long to) => graph.Node("Slice", [x, Integers(from), Integers(to), Integers(1)], Name());

    /// <summary>A tensor of the weights as it is.</summary>
    public string Weight(string name) => Constant(Get(name));

    /// <summary>Numbers of a shape.</summary>
    public string Numbers(float[] values, params long[] shape) => Constant(values, shape);

    /// <summary>Whole numbers, for operations that take them as an input.</summary>
    public string Integers(params long[] values) => graph.Constant(Name(), values, values.Length);

    /// <summary>Any node.</summary>
    public string Node(string operation, IReadOnlyList<string> inputs, params OnnxAttribute[] attributes) =>
        graph.Node(operation, inputs, Name(), attributes);

    /// <summary>Torch's pixel_unshuffle: squares of pixels become channels.</summary>
    public string PixelsToChannels(string x, long channels, long size, long factor)
    {
        string squares = graph.Node("Reshape", [x, Integers(0, channels, size / factor, factor, size / factor, factor)], Name());
        string turned = graph.Node("Transpose", [squares], Name(), OnnxAttribute.Of("perm", 0, 1, 3, 5, 2, 4));
        return graph.Node("Reshape", [turned, Integers(0, channels * factor * factor, size / factor, size / factor)], Name());
    }

    /// <summary>Torch's pixel_shuffle by 2.</summary>
    public string ChannelsToPixels(string x, string name) =>
        graph.Node("DepthToSpace", [x], name, OnnxAttribute.Of("blocksize", 2), OnnxAttribute.Of("mode", "CRD"));

    /// <summary>Leaky ReLU of slope 0.1.</summary>
    public string LeakyRelu(string x) => graph.Node("LeakyRelu", [x], Name(), OnnxAttribute.Of("alpha", 0.1f));

    /// <summary>Mean and greatest value of every channel, side by side.</summary>
    public string MeanAndGreatest(string x)
    {
        string mean = graph.Node("GlobalAveragePool", [x], Name());
        string greatest = graph.Node("GlobalMaxPool", [x], Name());
        string both = graph.Node("Concat", [mean, greatest], Name(), OnnxAttribute.Of("axis", 1));
        return graph.Node("Flatten", [both], Name(), OnnxAttribute.Of("axis", 1));
    }

    /// <summary>A node with two inputs.</summary>
    public string Node(string operation, string a, string b) => graph.Node(operation, [a, b], Name());

    private static OnnxGraph WithRoom(OnnxGraph graph, IReadOnlyDictionary<string, FloatArray> weights)
    {
        graph.Reserve(sizeof(float) * (long)weights.Values.Sum(array => array.Values.Length));
        return graph;
    }

    private string Convolve(string x, string weight, string bias, long[] strides, long[] pads, long[] dilations) => graph.Node(
        "Conv", [x, weight, bias], Name(), OnnxAttribute.Of("strides", strides), OnnxAttribute.Of("pads", pads),
        OnnxAttribute.Of("dilations", dilations));

    private FloatArray Get(string name) =>
        weights.TryGetValue(name, out FloatArray? array) ? array : throw new CheckpointException($"'{source}' lacks tensor '{name}'.");

    private string Constant(FloatArray array) => Constant(array.Values, array.Shape);

    private string Constant(float[] values, params long[] shape) => graph.Constant(Name(), values, shape);

    private string Name() => $"v{count++}";
}
