using System.Numerics.Tensors;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Onnx;

/// <summary>
/// Writes the layers of our networks as nodes of an ONNX graph straight from named weights, batch norm folded; every method takes and
/// gives a value's name. It follows the values' shapes, a free dimension as 1, and counts the multiply-adds in the graph.
/// </summary>
internal sealed class WeightLayers(OnnxGraph graph, IReadOnlyDictionary<string, FloatArray> weights, string source)
{
    private const float Epsilon = 1e-5f;
    private readonly Dictionary<string, long[]> shapes = new(StringComparer.Ordinal);
    private int count;

    /// <summary>An input of the model; a negative dimension is free.</summary>
    public void Input(string value, params long[] shape)
    {
        graph.Input(value, OnnxElementType.Float, shape);
        shapes[value] = [.. shape.Select(size => Math.Max(1, size))];
    }

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

        string y = Convolve(x, new(weight.Shape, folded), new([bias.Length], bias), [stride, stride], [1, 1, 1, 1], [1, 1]);
        return LeakyRelu(residual ? Node("Add", x, y) : y);
    }

    /// <summary>A plain convolution in the plane, its size kept.</summary>
    public string Plane(string x, string name)
    {
        FloatArray weight = Get(name + ".weight");
        long padding = weight.Shape[2] / 2;
        return Convolve(x, weight, Get(name + ".bias"), [1, 1], [padding, padding, padding, padding], [1, 1]);
    }

    /// <summary>A plain convolution over time, its length kept or divided by the stride.</summary>
    public string Time(string x, string name, long dilation = 1, long stride = 1)
    {
        FloatArray weight = Get(name + ".weight");
        long padding = weight.Shape[2] / 2 * dilation;
        return Convolve(x, weight, Get(name + ".bias"), [stride], [padding, padding], [dilation]);
    }

    /// <summary>A plain convolution along the first of two directions, its size divided by the stride.</summary>
    public string Column(string x, string name, long stride)
    {
        FloatArray weight = Get(name + ".weight");
        long padding = weight.Shape[2] / 2;
        return Convolve(x, weight, Get(name + ".bias"), [stride, 1], [padding, 0, padding, 0], [1, 1]);
    }

    /// <summary>A linear layer over B x values.</summary>
    public string Linear(string x, string name)
    {
        FloatArray weight = Get(name + ".weight");
        return Multiplied(
            graph.Node("Gemm", [x, Constant(weight), Constant(Get(name + ".bias"))], Name(), OnnxAttribute.Of("transB", 1)),
            weight, ShapeOf(x)[0], weight.Shape[0]);
    }

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
    public string Enlarge(string x)
    {
        long[] shape = ShapeOf(x);
        return Shaped(
            graph.Node(
                "Resize", [x, "", Constant([1, 1, 2, 2], 4)], Name(), OnnxAttribute.Of("mode", "nearest"),
                OnnxAttribute.Of("coordinate_transformation_mode", "asymmetric"), OnnxAttribute.Of("nearest_mode", "floor")),
            shape[0], shape[1], 2 * shape[2], 2 * shape[3]);
    }

    /// <summary>The same numbers in another shape; 0 keeps a dimension, -1 takes what is left.</summary>
    public string Reshape(string x, params long[] shape)
    {
        string y = graph.Node("Reshape", [x, Integers(shape)], Name());
        if (!shapes.TryGetValue(x, out long[]? from))
            return y;
        long[] kept = [.. shape.Select((size, i) => size == 0 ? from[i] : size)];
        long left = Product(from) / Product([.. kept.Where(size => size > 0)]);
        return Shaped(y, [.. kept.Select(size => size < 0 ? left : size)]);
    }

    /// <summary>The same numbers with the dimensions in another order.</summary>
    public string Transposed(string x, params long[] order)
    {
        long[] shape = ShapeOf(x);
        return Shaped(graph.Node("Transpose", [x], Name(), OnnxAttribute.Of("perm", order)), [.. order.Select(from => shape[from])]);
    }

    /// <summary>The channels of both, one after the other.</summary>
    public string Join(string a, string b)
    {
        long[] shape = ShapeOf(a);
        return Shaped(
            graph.Node("Concat", [a, b], Name(), OnnxAttribute.Of("axis", 1)), [shape[0], shape[1] + ShapeOf(b)[1], .. shape[2..]]);
    }

    /// <summary>The part of channels from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public string Channels(string x, long from, long to)
    {
        string y = graph.Node("Slice", [x, Integers(from), Integers(to), Integers(1)], Name());
        return shapes.TryGetValue(x, out long[]? shape) ? Shaped(y, [shape[0], to - from, .. shape[2..]]) : y;
    }

    /// <summary>A tensor of the weights as it is.</summary>
    public string Weight(string name) => Constant(Get(name));

    /// <summary>Numbers of a shape.</summary>
    public string Numbers(float[] values, params long[] shape) => Constant(values, shape);

    /// <summary>Whole numbers, for operations that take them as an input.</summary>
    public string Integers(params long[] values) => graph.Constant(Name(), values, values.Length);

    /// <summary>Any node; no layer with weights can follow, as the shape of what it gives is not known.</summary>
    public string Node(string operation, IReadOnlyList<string> inputs, params OnnxAttribute[] attributes) =>
        graph.Node(operation, inputs, Name(), attributes);

    /// <summary>Torch's pixel_unshuffle: squares of pixels become channels.</summary>
    public string PixelsToChannels(string x, long channels, long size, long factor)
    {
        string squares = Reshape(x, 0, channels, size / factor, factor, size / factor, factor);
        return Reshape(Transposed(squares, 0, 1, 3, 5, 2, 4), 0, channels * factor * factor, size / factor, size / factor);
    }

    /// <summary>Torch's pixel_shuffle by 2.</summary>
    public string ChannelsToPixels(string x, string name)
    {
        long[] shape = ShapeOf(x);
        return Shaped(
            graph.Node("DepthToSpace", [x], name, OnnxAttribute.Of("blocksize", 2), OnnxAttribute.Of("mode", "CRD")),
            shape[0], shape[1] / 4, 2 * shape[2], 2 * shape[3]);
    }

    /// <summary>Leaky ReLU of slope 0.1.</summary>
    public string LeakyRelu(string x) => Shaped(graph.Node("LeakyRelu", [x], Name(), OnnxAttribute.Of("alpha", 0.1f)), ShapeOf(x));

    /// <summary>Mean and greatest value of every channel, side by side.</summary>
    public string MeanAndGreatest(string x)
    {
        string mean = graph.Node("GlobalAveragePool", [x], Name());
        string greatest = graph.Node("GlobalMaxPool", [x], Name());
        string both = graph.Node("Concat", [mean, greatest], Name(), OnnxAttribute.Of("axis", 1));
        long[] shape = ShapeOf(x);
        return Shaped(graph.Node("Flatten", [both], Name(), OnnxAttribute.Of("axis", 1)), shape[0], 2 * shape[1]);
    }

    /// <summary>A node with two inputs that gives what has the shape of the first.</summary>
    public string Node(string operation, string a, string b)
    {
        string y = graph.Node(operation, [a, b], Name());
        return shapes.TryGetValue(a, out long[]? shape) ? Shaped(y, shape) : y;
    }

    /// <summary>A value's shape, a free dimension as 1.</summary>
    public long[] ShapeOf(string value) => shapes.TryGetValue(value, out long[]? shape) ? shape
        : throw new InvalidOperationException($"The shape of '{value}' is not known, and so not how much what follows it computes.");

    private static long Product(ReadOnlySpan<long> sizes) => TensorPrimitives.Product(sizes);

    private string Convolve(string x, FloatArray weight, FloatArray bias, long[] strides, long[] pads, long[] dilations)
    {
        long[] seen = ShapeOf(x)[2..];
        IEnumerable<long> places = seen.Select((size, i) =>
            (size + pads[i] + pads[i + seen.Length] - dilations[i] * (weight.Shape[2 + i] - 1) - 1) / strides[i] + 1);
        return Multiplied(
            graph.Node(
                "Conv", [x, Constant(weight), Constant(bias)], Name(), OnnxAttribute.Of("strides", strides),
                OnnxAttribute.Of("pads", pads), OnnxAttribute.Of("dilations", dilations)),
            weight, [ShapeOf(x)[0], weight.Shape[0], .. places]);
    }

    /// <summary>Counts what a layer costs: each of its outputs as many multiply-adds as it has weights.</summary>
    private string Multiplied(string value, FloatArray weight, params long[] shape)
    {
        graph.MultiplyAdds += Product(shape) * (weight.Values.Length / weight.Shape[0]);
        return Shaped(value, shape);
    }

    private string Shaped(string value, params long[] shape)
    {
        shapes[value] = shape;
        return value;
    }

    private FloatArray Get(string name) =>
        weights.TryGetValue(name, out FloatArray? array) ? array : throw new CheckpointException($"'{source}' lacks tensor '{name}'.");

    private string Constant(FloatArray array) => Constant(array.Values, array.Shape);

    private string Constant(float[] values, params long[] shape) => graph.Constant(Name(), values, shape);

    private string Name() => $"v{count++}";
}
