
namespace Chrysalis.Talking.Onnx.Tfjs;

/// <summary>
/// Converts a TFJS graph of convolutions to ONNX for one picture. TensorFlow keeps pictures as height x width x
/// channels; here every picture tensor, the input included, becomes channels x height x width (weights are turned
/// once, at conversion), so that nothing is transposed at run time except a map that is flattened into an output.
/// </summary>
internal sealed class TfjsToOnnx
{
    /// <summary>Where ONNX's begins and ends (batch, channels, height, width) lie in TensorFlow's pairs.</summary>
    private static readonly int[] PadOrder = [0, 6, 2, 4, 1, 7, 3, 5];

    private readonly TfjsGraph source;
    private readonly OnnxGraph target;
    private readonly Dictionary<string, Value> values = new(StringComparer.Ordinal);
    private int constants;

    private TfjsToOnnx(TfjsGraph source, string name)
    {
        this.source = source;
        target = new(name);
    }

    /// <summary>A tensor of the new graph: <c>Shape</c> is TensorFlow's, (1, height, width, channels) for pictures.</summary>
    private readonly record struct Value(string Name, int[] Shape)
    {
        public bool IsPicture => Shape.Length == 4;

        public long[] OnnxShape => IsPicture ? [Shape[0], Shape[3], Shape[1], Shape[2]] : [.. Shape.Select(size => (long)size)];
    }

    /// <summary>The model's bytes; its outputs are the source's <c>Identity</c> nodes, or its last nodes, by name.</summary>
    /// <param name="source">The graph.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="last">The one node that is wanted as output: what it does not need is left out. Null for the whole graph.</param>
    /// <exception cref="OnnxException">The graph has an operation or a form of it that is not converted, or not that node.</exception>
    public static byte[] Convert(TfjsGraph source, string name, string? last = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var conversion = new TfjsToOnnx(source, name);
        try
        {
            conversion.ConvertNodes(last);
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException or ArithmeticException or FormatException
            or KeyNotFoundException or InvalidOperationException)
        {
            throw new OnnxException(
                $"The model '{name}' cannot be converted: its graph contradicts itself ({error.Message.TrimEnd('.')}).", error);
        }

        return conversion.target.ToModel();
    }

    private void ConvertNodes(string? last)
    {
        HashSet<string>? needed = last is null ? null : Needed(last);
        foreach (TfjsNode node in TopologicalOrder().Where(node => needed?.Contains(node.Name) != false))
            values[node.Name] = ConvertNode(node);

        var used = source.Nodes.SelectMany(node => node.Inputs).ToHashSet(StringComparer.Ordinal);
        foreach (TfjsNode node in source.Nodes.Where(
            node => last is null ? node.Operation != "Const" && !used.Contains(node.Name) : node.Name == last))
            target.Output(values[node.Name].Name, OnnxElementType.Float, values[node.Name].OnnxShape);
    }

    /// <summary>A node and all nodes that lead to it.</summary>
    private HashSet<string> Needed(string last)
    {
        Dictionary<string, TfjsNode> nodes = source.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        if (!nodes.ContainsKey(last))
            throw new OnnxException($"The model cannot be converted up to its node '{last}': it has none of that name.");
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([last]);
        while (open.TryPop(out string? name))
        {
            if (needed.Add(name) && nodes.TryGetValue(name, out TfjsNode? node))
            {
                foreach (string input in node.Inputs)
                    open.Push(input);
            }
        }

        return needed;
    }

    private List<TfjsNode> TopologicalOrder()
    {
        Dictionary<string, TfjsNode> waiting = source.Nodes.Where(node => node.Operation != "Const")
            .ToDictionary(node => node.Name, StringComparer.Ordinal);
        var done = new HashSet<string>(source.Constants.Keys, StringComparer.Ordinal);
        var order = new List<TfjsNode>();
        while (waiting.Count > 0)
        {
            List<TfjsNode> ready = [.. source.Nodes.Where(node => waiting.ContainsKey(node.Name) && node.Inputs.All(done.Contains))];
            if (ready.Count == 0)
                throw Fail(waiting.Values.First(), "its inputs do not exist or wait for each other");
            foreach (TfjsNode node in ready)
            {
                waiting.Remove(node.Name);
                done.Add(node.Name);
                order.Add(node);
            }
        }

        return order;
    }

    private Value ConvertNode(TfjsNode node) => node.Operation switch
    {
        "Placeholder" => Placeholder(node),
        "_FusedConv2D" or "Conv2D" => Convolution(node, depthwise: false),
        "FusedDepthwiseConv2dNative" or "DepthwiseConv2dNative" => Convolution(node, depthwise: true),
        "Add" or "AddV2" or "BiasAdd" => Elementwise(node, "Add"),
        "Mul" => Elementwise(node, "Mul"),
        "Sub" => Elementwise(node, "Sub"),
        "Minimum" => Elementwise(node, "Min"),
        "Maximum" => Elementwise(node, "Max"),
        "Mean" => MeanOverPicture(node),
        "Prelu" => Activate(node, values[node.Inputs[0]], "Prelu", ConstantInput(node, 1), node.Name),
        "Relu" => Elementwise(node, "Relu"),
        "Relu6" => Activate(node, values[node.Inputs[0]], "Relu6", null, node.Name),
        "Sigmoid" => Elementwise(node, "Sigmoid"),
        "MaxPool" => MaxPool(node),
        "Pad" => Pad(node),
        "Reshape" => Reshape(node),
        "ConcatV2" => Concat(node),
        "Identity" => Elementwise(node, "Identity"),
        _ => throw Fail(node, $"the operation '{node.Operation}' is not supported"),
    };

    private Value Placeholder(TfjsNode node)
    {
        int[] shape = node.Shape("shape") is { Length: 4 } found ? found : throw Fail(node, "its shape is not that of a picture");
        var value = new Value(node.Name, shape);
        target.Input(node.Name, OnnxElementType.Float, value.OnnxShape);
        return value;
    }

    private Value Convolution(TfjsNode node, bool depthwise)
    {
        Value input = Picture(node);
        TfjsTensor filter = ConstantInput(node, 1);
        int[] f = filter.Shape.Length == 4 ? filter.Shape : throw Fail(node, "its filter is not of rank 4");
        if (f[2] != input.Shape[3])
            throw Fail(node, $"its filter takes {f[2]} channels and gets {input.Shape[3]}");
        int outputs = depthwise ? f[2] * f[3] : f[3];
        var (height, width) = (Window(node, input, f[0], 1), Window(node, input, f[1], 2));

        // TensorFlow keeps filters as (height, width, in, out); ONNX wants (out, in / groups, height, width).
        float[] turned = Transpose(filter, depthwise ? [2, 3, 0, 1] : [3, 2, 0, 1]);
        var inputs = new List<string> { input.Name, Constant(turned, outputs, depthwise ? 1 : f[2], f[0], f[1]) };
        string[] fused = node.Texts("fused_ops");
        if (fused.Contains("BiasAdd"))
            inputs.Add(Constant(ConstantInput(node, 2).Values, outputs));

        string? activation = fused.FirstOrDefault(op => op != "BiasAdd");
        string output = activation is null ? node.Name : node.Name + "/linear";
        target.Node("Conv", inputs, output,
            OnnxAttribute.Of("kernel_shape", [f[0], f[1]]),
            OnnxAttribute.Of("strides", [height.Stride, width.Stride]),
            OnnxAttribute.Of("dilations", [height.Dilation, width.Dilation]),
            OnnxAttribute.Of("pads", [height.Before, width.Before, height.After, width.After]),
            OnnxAttribute.Of("group", depthwise ? f[2] : 1L));
        var result = new Value(output, [1, height.Size, width.Size, outputs]);
        return activation is null
            ? result
            : Activate(node, result, activation, node.Inputs.Count > 3 ? ConstantInput(node, 3) : null, node.Name);
    }

    private Value Activate(TfjsNode node, Value input, string activation, TfjsTensor? slope, string output)
    {
        switch (activation)
        {
            case "Relu" or "Sigmoid":
                target.Node(activation, [input.Name], output);
                break;
            case "Relu6":
                target.Node("Clip", [input.Name, Constant([0f]), Constant([6f])], output);
                break;
            case "Prelu" when slope is not null:
                Prelu(node, input, slope, output);
                break;
            default:
                throw Fail(node, $"the fused operation '{activation}' is not supported");
        }

        return input with { Name = output };
    }

    /// <summary>
    /// Writes <c>x &lt; 0 ? slope * x : x</c> as <c>slope * x + (1 - slope) * relu(x)</c> with the products as depthwise
    /// convolutions: ONNX Runtime keeps its blocked layout through these operations but not through PRelu, and the
    /// face mesh runs 2.5 times as fast.
    /// </summary>
    private void Prelu(TfjsNode node, Value input, TfjsTensor slope, string output)
    {
        int channels = input.Shape[^1];
        if (!input.IsPicture || slope.Values.Length != channels)
            throw Fail(node, $"its {slope.Values.Length} slopes are not one for each of {channels} channels");

        string Scaled(string value, IEnumerable<float> factors, string name) => target.Node(
            "Conv", [value, Constant([.. factors], channels, 1, 1, 1)], name,
            OnnxAttribute.Of("kernel_shape", [1, 1]), OnnxAttribute.Of("group", (long)channels));

        string positive = target.Node("Relu", [input.Name], output + "/positive");
        string both = Scaled(input.Name, slope.Values, output + "/sloped");
        string above = Scaled(positive, slope.Values.Select(a => 1 - a), output + "/rest");
        target.Node("Add", [both, above], output);
    }

    private Value Elementwise(TfjsNode node, string operation)
    {
        Value first = values.TryGetValue(node.Inputs[0], out Value found) ? found : throw Fail(node, "its first input is a constant");
        var inputs = new List<string> { first.Name };
        foreach (string other in node.Inputs.Skip(1))
        {
            Value second = values.TryGetValue(other, out Value computed) ? computed : Broadcast(node, source.Constants[other], first);
            if (values.ContainsKey(other) && !second.Shape.SequenceEqual(first.Shape))
                throw Fail(node, "its inputs differ in shape");
            inputs.Add(second.Name);
        }

        return first with { Name = target.Node(operation, inputs, node.Name) };
    }

    private Value MaxPool(TfjsNode node)
    {
        Value input = Picture(node);
        int[] kernel = node.Ints("ksize") is { Length: 4 } sizes ? sizes : throw Fail(node, "its window has no size");
        var (height, width) = (Window(node, input, kernel[1], 1), Window(node, input, kernel[2], 2));
        target.Node("MaxPool", [input.Name], node.Name,
            OnnxAttribute.Of("kernel_shape", [kernel[1], kernel[2]]),
            OnnxAttribute.Of("strides", [height.Stride, width.Stride]),
            OnnxAttribute.Of("pads", [height.Before, width.Before, height.After, width.After]));
        return new(node.Name, [1, height.Size, width.Size, input.Shape[3]]);
    }

    /// <summary>The mean over a picture's rows and columns, as a list of its channels.</summary>
    private Value MeanOverPicture(TfjsNode node)
    {
        Value input = Picture(node);
        if (!ConstantInput(node, 1).Values.SequenceEqual([1f, 2f]))
            throw Fail(node, "it is not the mean over rows and columns");
        string pooled = target.Node("GlobalAveragePool", [input.Name], node.Name + "/pooled");
        return new(target.Node("Flatten", [pooled], node.Name), [1, input.Shape[3]]);
    }

    private Value Pad(TfjsNode node)
    {
        Value input = Picture(node);
        float[] p = ConstantInput(node, 1) is { Values.Length: 8 } pads ? pads.Values : throw Fail(node, "its padding is not of rank 4");
        long[] turned = [.. PadOrder.Select(i => (long)p[i])];
        target.Node("Pad", [input.Name, target.Constant($"c{constants++}", turned, 8)], node.Name);
        return new(node.Name, [.. input.Shape.Select((size, i) => size + (int)p[2 * i] + (int)p[2 * i + 1])]);
    }

    private Value Reshape(TfjsNode node)
    {
        Value input = values[node.Inputs[0]];
        int[] shape = [.. ConstantInput(node, 1).Values.Select(size => (int)size)];
        int count = input.Shape.Aggregate((a, b) => a * b);
        int known = shape.Where(size => size > 0).Aggregate(1, (a, b) => a * b);
        shape = [.. shape.Select(size => size > 0 ? size : count / known)];
        if (shape.Aggregate((a, b) => a * b) != count)
            throw Fail(node, $"{count} values do not fill the shape {string.Join('x', shape)}");

        string flat = input.IsPicture && input.Shape[1] * input.Shape[2] > 1
            ? target.Node("Transpose", [input.Name], node.Name + "/rows", OnnxAttribute.Of("perm", [0, 2, 3, 1]))
            : input.Name;
        var result = new Value(node.Name, shape);
        if (result.IsPicture)
            throw Fail(node, "it makes a picture from a list");
        target.Node("Reshape", [flat, target.Constant($"c{constants++}", result.OnnxShape, shape.Length)], node.Name);
        return result;
    }

    private Value Concat(TfjsNode node)
    {
        Value[] parts = [.. node.Inputs.SkipLast(1).Select(input => values[input])];
        int rank = parts[0].Shape.Length;
        int axis = (int)ConstantInput(node, node.Inputs.Count - 1).Values[0];
        axis = axis < 0 ? axis + rank : axis;
        int[] shape = [.. parts[0].Shape];
        shape[axis] = parts.Sum(part => part.Shape[axis]);
        int turned = rank == 4 ? new[] { 0, 2, 3, 1 }[axis] : axis;
        target.Node("Concat", [.. parts.Select(part => part.Name)], node.Name, OnnxAttribute.Of("axis", (long)turned));
        return new(node.Name, shape);
    }

    /// <summary>One axis of a sliding window: TensorFlow's SAME puts the odd pixel of padding after.</summary>
    private static (int Size, int Stride, int Dilation, int Before, int After) Window(TfjsNode node, Value input, int kernel, int axis)
    {
        if (node.Text("data_format") is { } format && format != "NHWC")
            throw Fail(node, $"the data format '{format}' is not supported");
        int stride = node.Ints("strides") is { Length: 4 } strides ? strides[axis] : 1;
        int dilation = node.Ints("dilations") is { Length: 4 } dilations ? dilations[axis] : 1;
        int size = input.Shape[axis];
        int reach = (kernel - 1) * dilation + 1;
        switch (node.Text("padding"))
        {
            case "SAME":
                int same = (size + stride - 1) / stride;
                int padding = Math.Max(0, (same - 1) * stride + reach - size);
                return (same, stride, dilation, padding / 2, padding - padding / 2);
            case "VALID" when size >= reach:
                return ((size - reach) / stride + 1, stride, dilation, 0, 0);
            case { } other:
                throw Fail(node, $"the padding '{other}' does not fit");
            case null:
                throw Fail(node, "it has no padding");
        }
    }

    private Value Picture(TfjsNode node) =>
        values.TryGetValue(node.Inputs[0], out Value input) && input.IsPicture ? input : throw Fail(node, "its input is not a picture");

    private TfjsTensor ConstantInput(TfjsNode node, int index) =>
        index < node.Inputs.Count && source.Constants.TryGetValue(node.Inputs[index], out TfjsTensor? tensor)
            ? tensor
            : throw Fail(node, $"its input {index} is not a constant");

    /// <summary>A constant laid out so that it broadcasts over a picture: one number per channel, or one for all.</summary>
    private Value Broadcast(TfjsNode node, TfjsTensor tensor, Value over)
    {
        int count = tensor.Values.Length;
        int channels = over.Shape[^1];
        if ((count != channels && count != 1) || (count > 1 && tensor.Shape[^1] != channels))
            throw Fail(node, $"a constant of {string.Join('x', tensor.Shape)} does not broadcast over {channels} channels");
        int[] shape = over.IsPicture ? [count, 1, 1] : [count];
        return new(Constant(tensor.Values, shape), shape);
    }

    private string Constant(float[] elements, params int[] shape) =>
        target.Constant($"c{constants++}", elements, [.. shape.Select(size => (long)size)]);

    /// <summary>A rank-4 tensor with its axes in another order.</summary>
    private static float[] Transpose(TfjsTensor tensor, int[] order)
    {
        int[] from = tensor.Shape;
        int[] strides = [from[1] * from[2] * from[3], from[2] * from[3], from[3], 1];
        float[] turned = new float[tensor.Values.Length];
        int next = 0;
        for (int a = 0; a < from[order[0]]; a++)
            for (int b = 0; b < from[order[1]]; b++)
                for (int c = 0; c < from[order[2]]; c++)
                    for (int d = 0; d < from[order[3]]; d++)
                        turned[next++] =
                            tensor.Values[a * strides[order[0]] + b * strides[order[1]] + c * strides[order[2]] + d * strides[order[3]]];
        return turned;
    }

    private static OnnxException Fail(TfjsNode node, string why) =>
        new($"The model cannot be converted at its node '{node.Name}': {why}.");
}
