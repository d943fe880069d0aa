using System.Runtime.InteropServices;

namespace Chrysalis.Talking.Tests.Onnx.Tflite;

/// <summary>
/// A small model of every operation that is converted: a strided convolution, hard swish, a depthwise convolution, squeeze and excite,
/// enlarging and a transposed convolution; its weights lie in half precision.
/// </summary>
internal static class TfliteModelFile
{
    public const int Edge = 8, Channels = 4;

    /// <summary>Weights, drawn in steps that half precision holds exactly: convolution, depthwise, one-to-one, transposed.</summary>
    public static readonly float[] First = Draw(1, Channels * 3 * 3 * 3), FirstBias = Draw(2, Channels), Deep = Draw(3, 9 * Channels),
        DeepBias = Draw(4, Channels), One = Draw(5, Channels * Channels), OneBias = Draw(6, Channels), Last = Draw(7, 2 * 2 * Channels),
        LastBias = Draw(8, 1);

    /// <summary>The file.</summary>
    public static byte[] Bytes(int convolution = 3)
    {
        var tensors = new List<object?[]>();
        var buffers = new List<object?[]> { new object?[] { null } };
        var operators = new List<object?[]>();
        int x = Tensor(1, Edge, Edge, 3);
        int conv = Apply(0, Tensor(1, 4, 4, Channels), [(byte)0, 2, 2], x, Weight(First, Channels, 3, 3, 3), Weight(FirstBias, Channels));
        int swish = Apply(1, Tensor(1, 4, 4, Channels), null, conv);
        int deep = Apply(
            2, Tensor(1, 4, 4, Channels), [(byte)0, 1, 1, 1], swish, Weight(Deep, 1, 3, 3, Channels), Weight(DeepBias, Channels));
        int mean = Apply(3, Tensor(1, 1, 1, Channels), [(byte)1, 4, 4, 4, 4], deep);
        int one = Apply(
            0, Tensor(1, 1, 1, Channels), [(byte)1, 1, 1], mean, Weight(One, Channels, 1, 1, Channels), Weight(OneBias, Channels));
        int gate = Apply(4, Tensor(1, 1, 1, Channels), null, one);
        int gated = Apply(5, Tensor(1, 4, 4, Channels), [(byte)0], deep, gate);
        int relu = Apply(6, Tensor(1, 4, 4, Channels), null, gated);
        int sum = Apply(7, Tensor(1, 4, 4, Channels), [(byte)0], relu, conv);
        int large = Apply(8, Tensor(1, 8, 8, Channels), [null, null, (byte)0, (byte)1], sum, Size(8, 8));
        int result = Apply(9, Tensor(1, 16, 16, 1), null, large, Weight(Last, 1, 2, 2, Channels), Weight(LastBias, 1));

        object?[][] codes = [.. ((int[])[convolution, 117, 4, 1, 14, 18, 19, 0, 23, 32, 6]).Select(code => new object?[]
        {
            (byte)code, code == 32 ? "Convolution2DTransposeBias" : null, null, code == 0 ? null : code,
        })];
        object?[] graph = [tensors.ToArray(), (int[])[x], (int[])[result], operators.ToArray()];
        return FlatWriter.File("TFL3", 3, codes, new object?[][] { graph }, "a small model", buffers.ToArray());

        int Tensor(params int[] shape)
        {
            tensors.Add([shape, null, 0]);
            return tensors.Count - 1;
        }

        int Constant(byte type, byte[] data, params int[] shape)
        {
            buffers.Add([data]);
            tensors.Add([shape, type, buffers.Count - 1]);
            return tensors.Count - 1;
        }

        int Size(int height, int width) => Constant(2, MemoryMarshal.AsBytes<int>((int[])[height, width]).ToArray(), 2);

        int Weight(float[] values, params int[] shape)
        {
            Half[] halves = [.. values.Select(value => (Half)value)];
            return Apply(10, Tensor(shape), null, Constant(1, MemoryMarshal.AsBytes<Half>(halves).ToArray(), shape));
        }

        int Apply(int code, int output, object?[]? options, params int[] inputs)
        {
            operators.Add([code, inputs, (int[])[output], options is null ? null : (byte)1, options]);
            return output;
        }
    }

    private static float[] Draw(int seed, int count)
    {
        var draw = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => draw.Next(-8, 9) / 16f)];
    }
}
