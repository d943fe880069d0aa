using Chrysalis.Talking.Onnx.Tfjs;

namespace Chrysalis.Talking.Tests.Reference;

/// <summary>Computes a TFJS graph by TensorFlow's definitions, height x width x channels, one loop an axis.</summary>
internal static class TfjsInterpreter
{
    public static Dictionary<string, TfjsTensor> Run(TfjsGraph graph, TfjsTensor input)
    {
        var values = new Dictionary<string, TfjsTensor>(graph.Constants);
        foreach (TfjsNode node in graph.Nodes.Where(node => node.Operation != "Const"))
            values[node.Name] = Compute(node, [.. node.Inputs.Select(name => values[name])], input);
        return values;
    }

    private static TfjsTensor Compute(TfjsNode node, TfjsTensor[] x, TfjsTensor input) => node.Operation switch
    {
        "Placeholder" => input,
        "_FusedConv2D" or "Conv2D" => Fused(node, Convolve(node, x[0], x[1], depthwise: false), x),
        "DepthwiseConv2dNative" or "FusedDepthwiseConv2dNative" => Fused(node, Convolve(node, x[0], x[1], depthwise: true), x),
        "AddV2" => Zip(x[0], x[1], (a, b) => a + b),
        "Mul" => Zip(x[0], x[1], (a, b) => a * b),
        "Relu" => Map(x[0], v => Math.Max(0, v)),
        "Minimum" => Map(x[0], v => Math.Min(v, x[1].Values[0])),
        "Maximum" => Map(x[0], v => Math.Max(v, x[1].Values[0])),
        "Mean" => new(
            [1, x[0].Shape[3]],
            [.. Enumerable.Range(0, x[0].Shape[3]).Select(c => x[0].Values.Where((_, i) => i % x[0].Shape[3] == c).Average())]),
        "Relu6" => Map(x[0], v => Math.Clamp(v, 0, 6)),
        "Sigmoid" => Map(x[0], v => 1 / (1 + MathF.Exp(-v))),
        "Prelu" => Zip(x[0], x[1], (v, slope) => v < 0 ? v * slope : v),
        "MaxPool" => MaxPool(node, x[0]),
        "Pad" => Pad(x[0], x[1]),
        "Reshape" => new([.. x[1].Values.Select(v => v < 0 ? x[0].Values.Length : (int)v)], x[0].Values),
        "ConcatV2" => new([1, x[0].Shape[1] + x[1].Shape[1]], [.. x[0].Values, .. x[1].Values]),
        "Identity" => x[0],
        _ => throw new NotSupportedException(node.Operation),
    };

    private static TfjsTensor Fused(TfjsNode node, TfjsTensor value, TfjsTensor[] x)
    {
        foreach (string operation in node.Texts("fused_ops"))
        {
            value = operation switch
            {
                "BiasAdd" => Zip(value, x[2], (a, b) => a + b),
                "Relu" => Map(value, v => Math.Max(0, v)),
                "Prelu" => Zip(value, x[3], (v, slope) => v < 0 ? v * slope : v),
                _ => throw new NotSupportedException(operation),
            };
        }

        return value;
    }

    private static TfjsTensor Convolve(TfjsNode node, TfjsTensor x, TfjsTensor filter, bool depthwise)
    {
        var (fh, fw, ins, outs) = (filter.Shape[0], filter.Shape[1], filter.Shape[2], filter.Shape[3]);
        int channels = depthwise ? ins * outs : outs;
        return Slide(node, x, fh, fw, channels, (at, channel) =>
        {
            float sum = 0;
            for (int i = 0; i < fh; i++)
                for (int j = 0; j < fw; j++)
                    for (int c = 0; c < ins; c++)
                    {
                        if (depthwise && c != channel / outs)
                            continue;
                        int output = depthwise ? channel % outs : channel;
                        sum += (at(i, j, c) ?? 0) * filter.Values[((i * fw + j) * ins + c) * outs + output];
                    }

            return sum;
        });
    }

    private static TfjsTensor MaxPool(TfjsNode node, TfjsTensor x)
    {
        int[] size = node.Ints("ksize")!;
        return Slide(node, x, size[1], size[2], x.Shape[3], (at, channel) =>
        {
            float best = float.NegativeInfinity;
            for (int i = 0; i < size[1]; i++)
                for (int j = 0; j < size[2]; j++)
                    best = Math.Max(best, at(i, j, channel) ?? float.NegativeInfinity);
            return best;
        });
    }

    /// <summary>Moves a window over the picture; <c>at</c> gives null in the padding.</summary>
    private static TfjsTensor Slide(
        TfjsNode node, TfjsTensor x, int fh, int fw, int channels, Func<Func<int, int, int, float?>, int, float> window)
    {
        var (h, w, depth) = (x.Shape[1], x.Shape[2], x.Shape[3]);
        int[] strides = node.Ints("strides")!;
        bool same = node.Text("padding") == "SAME";
        int oh = same ? (int)Math.Ceiling(h / (double)strides[1]) : (h - fh) / strides[1] + 1;
        int ow = same ? (int)Math.Ceiling(w / (double)strides[2]) : (w - fw) / strides[2] + 1;
        int top = same ? Math.Max(0, (oh - 1) * strides[1] + fh - h) / 2 : 0;
        int left = same ? Math.Max(0, (ow - 1) * strides[2] + fw - w) / 2 : 0;
        float[] result = new float[oh * ow * channels];
        for (int y = 0; y < oh; y++)
            for (int z = 0; z < ow; z++)
                for (int channel = 0; channel < channels; channel++)
                {
                    float? At(int i, int j, int c)
                    {
                        var (row, column) = (y * strides[1] - top + i, z * strides[2] - left + j);
                        return row < 0 || row >= h || column < 0 || column >= w ? null : x.Values[(row * w + column) * depth + c];
                    }

                    result[(y * ow + z) * channels + channel] = window(At, channel);
                }

        return new([1, oh, ow, channels], result);
    }

    private static TfjsTensor Pad(TfjsTensor x, TfjsTensor pads)
    {
        int[] p = [.. pads.Values.Select(v => (int)v)];
        int[] shape = [.. x.Shape.Select((size, i) => size + p[2 * i] + p[2 * i + 1])];
        float[] result = new float[shape.Aggregate((a, b) => a * b)];
        for (int y = 0; y < x.Shape[1]; y++)
            for (int z = 0; z < x.Shape[2]; z++)
                for (int c = 0; c < x.Shape[3]; c++)
                    result[((y + p[2]) * shape[2] + z + p[4]) * shape[3] + c + p[6]] = x.Values[(y * x.Shape[2] + z) * x.Shape[3] + c];
        return new(shape, result);
    }

    private static TfjsTensor Map(TfjsTensor x, Func<float, float> f) => x with { Values = [.. x.Values.Select(f)] };

    private static TfjsTensor Zip(TfjsTensor x, TfjsTensor y, Func<float, float, float> f) =>
        x with { Values = [.. x.Values.Select((v, i) => f(v, y.Values[i % y.Values.Length]))] };
}
