using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip.Export;

/// <summary>
/// Writes layers of our networks as nodes of an ONNX graph, batch norm folded; every method takes and gives a value's name.
/// </summary>
internal sealed class OnnxLayers(OnnxGraph graph)
{
    private int count;

    /// <summary>A block of Wav2Lip's: convolution, the input added where it is residual, ReLU.</summary>
    public string Block(string x, ConvBlock block)
    {
        using var scope = NewDisposeScope();
        (Tensor weight, Tensor bias) = block.Folded();
        string y = Convolve("Conv", x, weight, bias, Strides(block.Stride), Pads(block.Padding));
        return Node("Relu", block.IsResidual ? Node("Add", [y, x]) : y);
    }

    /// <summary>An enlarging block of Wav2Lip's.</summary>
    public string Block(string x, TransposedConvBlock block)
    {
        using var scope = NewDisposeScope();
        (Tensor weight, Tensor bias) = block.Folded();
        return Node("Relu", Convolve(
            "ConvTranspose", x, weight, bias, Strides([block.Stride, block.Stride]), Pads([block.Padding, block.Padding]),
            OnnxAttribute.Of("output_padding", block.OutputPadding, block.OutputPadding)));
    }

    /// <summary>A unit of the compact networks: convolution, the input added where it is residual, leaky ReLU.</summary>
    public string Unit(string x, ConvUnit unit)
    {
        using var scope = NewDisposeScope();
        (Tensor weight, Tensor bias) = unit.Folded();
        string y = Convolve("Conv", x, weight, bias, Strides([unit.Stride, unit.Stride]), Pads([1, 1]));
        return LeakyRelu(unit.IsResidual ? Node("Add", [y, x]) : y);
    }

    /// <summary>A plain convolution in the plane, its size kept.</summary>
    public string Plane(string x, Conv2d layer)
    {
        long padding = layer.weight!.shape[2] / 2;
        return Convolve("Conv", x, layer.weight, layer.bias!, Strides([1, 1]), Pads([padding, padding]));
    }

    /// <summary>A plain convolution over time.</summary>
    public string Time(string x, Conv1d layer, long stride) =>
        Convolve("Conv", x, layer.weight!, layer.bias!, Strides([stride]), Pads([layer.weight!.shape[2] / 2]));

    /// <summary>A linear layer over B x values.</summary>
    public string Linear(string x, Linear layer) =>
        Node("Gemm", [x, Constant(layer.weight!), Constant(layer.bias!)], OnnxAttribute.Of("transB", 1));

    /// <summary>Leaky ReLU of slope 0.1.</summary>
    public string LeakyRelu(string x) => Node("LeakyRelu", [x], OnnxAttribute.Of("alpha", 0.1f));

    /// <summary>Another shape; 0 keeps a dimension, -1 takes what is left.</summary>
    public string Reshape(string x, params long[] shape) => Node("Reshape", [x, Integers(shape)]);

    /// <summary>Twice as high and wide, every value repeated.</summary>
    public string Enlarge(string x) =>
        Node(
            "Resize", [x, "", graph.Constant(Name(), (float[])[1, 1, 2, 2], 4)], OnnxAttribute.Of("mode", "nearest"),
            OnnxAttribute.Of("coordinate_transformation_mode", "asymmetric"), OnnxAttribute.Of("nearest_mode", "floor"));

    /// <summary>Torch's pixel_unshuffle by 2: squares of pixels become channels.</summary>
    public string PixelsToChannels(string x, long channels, long size)
    {
        string squares = Reshape(x, 0, channels, size / 2, 2, size / 2, 2);
        return Reshape(Node("Transpose", [squares], OnnxAttribute.Of("perm", 0, 1, 3, 5, 2, 4)), 0, channels * 4, size / 2, size / 2);
    }

    /// <summary>Torch's pixel_shuffle by 2.</summary>
    public string ChannelsToPixels(string x) =>
        Node("DepthToSpace", [x], OnnxAttribute.Of("blocksize", 2), OnnxAttribute.Of("mode", "CRD"));

    /// <summary>Channels one after another.</summary>
    public string Join(params string[] parts) => Node("Concat", parts, OnnxAttribute.Of("axis", 1));

    /// <summary>The part of channels from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public string Channels(string x, long from, long to) => Node("Slice", [x, Integers(from), Integers(to), Integers(1)]);

    /// <summary>A number in every place.</summary>
    public string Scalar(float value) => graph.Constant(Name(), [value]);

    /// <summary>Any node with one input.</summary>
    public string Node(string operation, string x) => Node(operation, [x]);

    /// <summary>Any node.</summary>
    public string Node(string operation, IReadOnlyList<string> inputs, params OnnxAttribute[] attributes) =>
        graph.Node(operation, inputs, Name(), attributes);

    private string Convolve(string operation, string x, Tensor weight, Tensor bias, params OnnxAttribute[] attributes) =>
        Node(operation, [x, Constant(weight), Constant(bias)], attributes);

    private string Constant(Tensor values)
    {
        using Tensor plain = values.detach().to(ScalarType.Float32).cpu().contiguous();
        return graph.Constant(Name(), plain.data<float>().ToArray(), values.shape);
    }

    private string Integers(params long[] values) => graph.Constant(Name(), values, values.Length);

    private string Name() => $"v{count++}";

    private static OnnxAttribute Strides(IReadOnlyList<long> strides) => OnnxAttribute.Of("strides", [.. strides]);

    private static OnnxAttribute Pads(IReadOnlyList<long> pads) => OnnxAttribute.Of("pads", [.. pads, .. pads]);
}
