namespace Chrysalis.Talking.Onnx.Tflite;

/// <summary>
/// Converts a TensorFlow Lite graph of convolutions to ONNX for one picture. Pictures become channels x height x width, as weights do,
/// once, so that nothing is transposed at run time. The input is called <c>input</c>, the output <c>output</c>.
/// </summary>
internal sealed class TfliteToOnnx
{
    private const string TransposedWithBias = "Convolution2DTransposeBias";
    private const int Add = 0, AveragePool = 1, Convolution = 3, Depthwise = 4, Dequantize = 6, Logistic = 14, Multiply = 18, Relu = 19,
        Resize = 23, HardSwish = 117, Custom = 32;

    private readonly TfliteGraph source;
    private readonly OnnxGraph target;
    private readonly string?[] names;
    private readonly float[]?[] constants;

    private TfliteToOnnx(TfliteGraph source, string name)
    {
        (this.source, target) = (source, new(name));
        names = new string?[source.Tensors.Count];
        constants = [.. source.Tensors.Select(tensor => tensor.IsConstant ? tensor.Values() : null)];
    }

    /// <summary>The model's bytes.</summary>
    /// <exception cref="OnnxException">The graph has an operation or a form of it that is not converted.</exception>
    public static byte[] Convert(TfliteGraph source, string name)
    {
        try
        {
            return new TfliteToOnnx(source, name).Convert();
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException or ArgumentException or ArithmeticException)
        {
            throw new OnnxException(
                $"The model '{name}' cannot be converted: its graph contradicts itself ({error.Message.TrimEnd('.')}).", error);
        }
    }

    private byte[] Convert()
    {
        Picture(source.Input);
        target.Input(names[source.Input] = "input", OnnxElementType.Float, OnnxShape(source.Input));
        foreach (TfliteOperator one in source.Operators)
        {
            // Weights kept in half precision are constants all the same.
            if (one.Code == Dequantize)
                constants[one.Output] = Constant(one, 0);
            else
                names[one.Output] = Node(one, one.Output == source.Output ? "output" : $"t{one.Output}");
        }

        target.Output("output", OnnxElementType.Float, OnnxShape(source.Output));
        return target.ToModel();
    }

    private string Node(TfliteOperator one, string name) => one.Code switch
    {
        Convolution => Convolve(one, name, isDepthwise: false),
        Depthwise => Convolve(one, name, isDepthwise: true),
        Add => Elementwise(one, "Add", name),
        Multiply => Elementwise(one, "Mul", name),
        Logistic => target.Node("Sigmoid", [Input(one, 0)], name),
        Relu => target.Node("Relu", [Input(one, 0)], name),
        HardSwish => target.Node("HardSwish", [Input(one, 0)], name),
        AveragePool => Pool(one, name),
        Resize => Enlarge(one, name),
        Custom when one.CustomName == TransposedWithBias => ConvolveTransposed(one, name),
        _ => throw new FormatException($"operation {one.Code} {one.CustomName} is not supported"),
    };

    private string Convolve(TfliteOperator one, string name, bool isDepthwise)
    {
        FlatTable options = Options(one);
        int[] f = Shape(one, 1);
        int channels = Picture(one.Inputs[0])[3], outputs = isDepthwise ? f[3] : f[0];
        Require(options.Byte(isDepthwise ? 4 : 3) == 0, "a convolution has an activation of its own");
        Require(isDepthwise ? f[0] == 1 && f[3] == channels && options.Int(3) == 1 : f[3] == channels, "a filter does not fit its input");
        Require(options.Int(isDepthwise ? 5 : 4, 1) == 1 && options.Int(isDepthwise ? 6 : 5, 1) == 1, "a filter is spread out");
        (int Before, int After) high = Padding(options, one, 1, f[1], options.Int(2));
        (int Before, int After) wide = Padding(options, one, 2, f[2], options.Int(1));
        float[] filter = isDepthwise ? Turned(Constant(one, 1), f, [3, 0, 1, 2]) : Turned(Constant(one, 1), f, [0, 3, 1, 2]);
        return target.Node(
            "Conv",
            [Input(one, 0), Weights(filter, name + "/filter", outputs, isDepthwise ? 1 : channels, f[1], f[2]), Bias(one, name, outputs)],
            name,
            OnnxAttribute.Of("kernel_shape", [(long)f[1], f[2]]), OnnxAttribute.Of("strides", [(long)options.Int(2), options.Int(1)]),
            OnnxAttribute.Of("pads", [(long)high.Before, wide.Before, high.After, wide.After]),
            OnnxAttribute.Of("group", isDepthwise ? channels : 1L));
    }

    /// <summary>A convolution turned around whose windows lie side by side: each pixel becomes a block.</summary>
    private string ConvolveTransposed(TfliteOperator one, string name)
    {
        int[] f = Shape(one, 1), from = Picture(one.Inputs[0]), to = Picture(one.Output);
        Require(f[3] == from[3] && to[1] == from[1] * f[1] && to[2] == from[2] * f[2] && to[3] == f[0], "its windows overlap");
        string filter = Weights(Turned(Constant(one, 1), f, [3, 0, 1, 2]), name + "/filter", f[3], f[0], f[1], f[2]);
        return target.Node(
            "ConvTranspose", [Input(one, 0), filter, Bias(one, name, f[0])], name,
            OnnxAttribute.Of("kernel_shape", [(long)f[1], f[2]]), OnnxAttribute.Of("strides", [(long)f[1], f[2]]));
    }

    private string Elementwise(TfliteOperator one, string operation, string name)
    {
        Require(one.Options is not { } options || options.Byte(0) == 0, "a sum or product has an activation of its own");
        return target.Node(operation, [Input(one, 0), Input(one, 1)], name);
    }

    private string Pool(TfliteOperator one, string name)
    {
        int[] from = Picture(one.Inputs[0]);
        FlatTable options = Options(one);
        Require(options.Int(3) == from[2] && options.Int(4) == from[1] && options.Byte(5) == 0, "a mean is not over the whole picture");
        return target.Node("GlobalAveragePool", [Input(one, 0)], name);
    }

    private string Enlarge(TfliteOperator one, string name)
    {
        FlatTable options = Options(one);
        Require(options.Byte(2) == 0 && options.Byte(3) == 1, "a picture is not resized between the centres of its pixels");
        long[] shape = OnnxShape(one.Output);
        return target.Node(
            "Resize", [Input(one, 0), "", "", target.Constant(name + "/size", shape, 4)], name,
            OnnxAttribute.Of("mode", "linear"), OnnxAttribute.Of("coordinate_transformation_mode", "half_pixel"));
    }

    /// <summary>What is put before and after an axis: nothing, or so much that the windows cover it, the odd pixel after.</summary>
    private (int Before, int After) Padding(FlatTable options, TfliteOperator one, int axis, int kernel, int stride)
    {
        Require(stride >= 1, "a window does not move");
        if (options.Byte(0) == 1)
            return (0, 0);
        int size = Picture(one.Inputs[0])[axis];
        int padding = Math.Max(0, ((size + stride - 1) / stride - 1) * stride + kernel - size);
        return (padding / 2, padding - padding / 2);
    }

    private string Bias(TfliteOperator one, string name, int outputs) => Weights(Constant(one, 2), name + "/bias", outputs);

    private string Weights(float[] values, string name, params int[] shape) =>
        target.Constant(name, values, [.. shape.Select(edge => (long)edge)]);

    private string Input(TfliteOperator one, int index) =>
        names[one.Inputs[index]] ?? throw new FormatException("an operation takes what is not computed yet");

    private float[] Constant(TfliteOperator one, int index) =>
        constants[one.Inputs[index]] ?? throw new FormatException("a weight is not in the file");

    private int[] Shape(TfliteOperator one, int index) =>
        source.Tensors[one.Inputs[index]].Shape is { Length: 4 } shape ? shape : throw new FormatException("a filter is not of rank 4");

    private int[] Picture(int tensor) =>
        source.Tensors[tensor].Shape is { Length: 4 } shape ? shape : throw new FormatException("a tensor is not a picture");

    private long[] OnnxShape(int tensor)
    {
        int[] shape = Picture(tensor);
        return [shape[0], shape[3], shape[1], shape[2]];
    }

    private static FlatTable Options(TfliteOperator one) => one.Options ?? throw new FormatException("an operation has no settings");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new FormatException(otherwise);
    }

    /// <summary>A rank-4 tensor with its axes in another order.</summary>
    private static float[] Turned(float[] values, int[] from, int[] order)
    {
        int[] strides = [from[1] * from[2] * from[3], from[2] * from[3], from[3], 1];
        var turned = new float[values.Length];
        int next = 0;
        for (int a = 0; a < from[order[0]]; a++)
            for (int b = 0; b < from[order[1]]; b++)
                for (int c = 0; c < from[order[2]]; c++)
                    for (int d = 0; d < from[order[3]]; d++)
                        turned[next++] =
                            values[a * strides[order[0]] + b * strides[order[1]] + c * strides[order[2]] + d * strides[order[3]]];
        return turned;
    }
}
