using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Onnx.Tflite;

/// <summary>A TensorFlow Lite model (FlatBuffers, file mark TFL3) of one graph with one picture as input.</summary>
/// <param name="Tensors">All tensors, by number.</param>
/// <param name="Operators">The operations, in an order in which they can be computed.</param>
/// <param name="Input">Number of the input.</param>
/// <param name="Output">Number of the output.</param>
internal sealed record TfliteGraph(
    IReadOnlyList<TfliteTensor> Tensors, IReadOnlyList<TfliteOperator> Operators, int Input, int Output)
{
    private const int MostBytes = 64 << 20;

    private static ReadOnlySpan<byte> Mark => "TFL3"u8;

    /// <summary>Reads a file.</summary>
    /// <exception cref="OnnxException">It is missing, damaged or of another kind.</exception>
    public static TfliteGraph Load(string path)
    {
        try
        {
            return Parse(LimitedFile.ReadBytes(path, MostBytes, bytes => new OnnxException(
                $"The model '{path}' has {bytes} bytes or more; models of at most {MostBytes} bytes are read.")));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            throw new OnnxException($"The model '{path}' cannot be read ({error.Message.TrimEnd('.')}): install it again.", error)
            {
                NotInstalled = path,
            };
        }
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <exception cref="FormatException">They are damaged or of another kind.</exception>
    public static TfliteGraph Parse(byte[] file)
    {
        if (file.Length < 8 || !file.AsSpan(4).StartsWith(Mark))
            throw new FormatException("it is no TensorFlow Lite model");
        FlatTable model = FlatTable.Root(file);
        FlatTable[] codes = model.Tables(1), buffers = model.Tables(4);
        if (model.Tables(2) is not [FlatTable graph] || graph.Ints(1) is not [int input] || graph.Ints(2) is not [int output])
            throw new FormatException("it is not one graph with one input and one output");
        TfliteTensor[] tensors = [.. graph.Tables(0).Select(tensor => Tensor(tensor, buffers))];
        TfliteOperator[] operators = [.. graph.Tables(3).Select(one => Operator(one, codes, tensors.Length))];
        Require(input, tensors.Length);
        Require(output, tensors.Length);
        return new(tensors, operators, input, output);
    }

    private static TfliteTensor Tensor(FlatTable tensor, FlatTable[] buffers)
    {
        int[] shape = tensor.Ints(0);
        if (shape.Any(edge => edge < 1))
            throw new FormatException($"a tensor has the shape {string.Join('x', shape)}");
        int buffer = tensor.Int(2);
        Require(buffer, buffers.Length);
        return new(shape, tensor.Byte(1), buffers[buffer].Bytes(0).ToArray());
    }

    private static TfliteOperator Operator(FlatTable one, FlatTable[] codes, int tensors)
    {
        int index = one.Int(0);
        Require(index, codes.Length);
        FlatTable code = codes[index];
        int[] inputs = one.Ints(1);
        foreach (int input in inputs)
            Require(input, tensors);
        if (one.Ints(2) is not [int output])
            throw new FormatException("an operation has several outputs");
        Require(output, tensors);

        // Files written before the format had more than 127 operations keep the number in a byte.
        return new(Math.Max(code.Byte(0), code.Int(3)), code.Text(1), inputs, output, one.Table(4));
    }

    private static void Require(int number, int count)
    {
        if (number < 0 || number >= count)
            throw new FormatException($"it names number {number} of {count}");
    }
}
