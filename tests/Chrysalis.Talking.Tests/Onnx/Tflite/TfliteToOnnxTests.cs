using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Onnx.Tflite;
using Microsoft.ML.OnnxRuntime;
using static Chrysalis.Talking.Tests.Onnx.Tflite.TfliteModelFile;

namespace Chrysalis.Talking.Tests.Onnx.Tflite;

public sealed class TfliteToOnnxTests
{
    /// <summary>The model by plain loops over height x width x channels, as TensorFlow Lite defines its operations.</summary>
    [Fact]
    public void Convert_EveryOperation_IsWhatPlainLoopsGive()
    {
        var draw = new Random(11);
        float[] picture = [.. Enumerable.Range(0, Edge * Edge * 3).Select(_ => draw.NextSingle() * 2 - 1)];

        float[] actual = Run(TfliteToOnnx.Convert(TfliteGraph.Parse(Bytes()), "small"), picture);

        float[] expected = Plain(picture);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 4));
    }

    [Fact]
    public void Convert_OtherOperation_IsRefused() => Assert.Contains("operation 99", Assert.Throws<OnnxException>(
        () => TfliteToOnnx.Convert(TfliteGraph.Parse(Bytes(convolution: 99)), "small")).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_CutAnywhere_IsRefused()
    {
        byte[] whole = Bytes();
        for (int length = 0; length < whole.Length - 64; length += 7)
        {
            try
            {
                TfliteToOnnx.Convert(TfliteGraph.Parse(whole[..length]), "cut");
            }
            catch (Exception error) when (error is OnnxException or FormatException or OverflowException)
            {
            }
        }
    }

    private static float[] Run(byte[] model, float[] picture)
    {
        var planes = new float[picture.Length];
        for (int i = 0; i < picture.Length; i++)
            planes[i % 3 * Edge * Edge + i / 3] = picture[i];
        using var session = new InferenceSession(model);
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(planes, [1, 3, Edge, Edge]);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, ["input"], [input], ["output"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static float[] Plain(float[] picture)
    {
        // SAME over 8 with stride 2 pads one row and column after.
        float[] conv = Convolve(picture, Edge, 3, Channels, 2, 0, (o, dy, dx, c) => First[((o * 3 + dy) * 3 + dx) * 3 + c], FirstBias);
        float[] swish = [.. conv.Select(v => v * Math.Clamp(v + 3, 0, 6) / 6)];
        float[] deep = Convolve(
            swish, 4, Channels, Channels, 1, 1, (o, dy, dx, c) => o == c ? Deep[(dy * 3 + dx) * Channels + c] : 0, DeepBias);
        float[] means = [.. Enumerable.Range(0, Channels).Select(c => Enumerable.Range(0, 16).Average(p => deep[p * Channels + c]))];
        float[] gate = [.. Enumerable.Range(0, Channels).Select(o =>
            1 / (1 + MathF.Exp(-(OneBias[o] + Enumerable.Range(0, Channels).Sum(c => One[o * Channels + c] * means[c])))))];
        float[] sum = [.. deep.Select((v, i) => Math.Max(0, v * gate[i % Channels]) + conv[i])];
        float[] result = new float[16 * 16];
        for (int y = 0; y < 16; y++)
            for (int x = 0; x < 16; x++)
                result[y * 16 + x] = LastBias[0] + Enumerable.Range(0, Channels).Sum(
                    c => Last[(y % 2 * 2 + x % 2) * Channels + c] * Large(sum, y / 2, x / 2, c));
        return result;
    }

    private static float[] Convolve(
        float[] from, int edge, int inputs, int outputs, int stride, int before, Func<int, int, int, int, float> weight, float[] bias)
    {
        int size = edge / stride;
        var to = new float[size * size * outputs];
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
                for (int o = 0; o < outputs; o++)
                {
                    float sum = bias[o];
                    for (int dy = 0; dy < 3; dy++)
                        for (int dx = 0; dx < 3; dx++)
                        {
                            (int sy, int sx) = (y * stride + dy - before, x * stride + dx - before);
                            for (int c = 0; sy >= 0 && sy < edge && sx >= 0 && sx < edge && c < inputs; c++)
                                sum += weight(o, dy, dx, c) * from[(sy * edge + sx) * inputs + c];
                        }

                    to[(y * size + x) * outputs + o] = sum;
                }

        return to;
    }

    /// <summary>A pixel of the 4 x 4 picture enlarged to 8 x 8 between the centres of its pixels.</summary>
    private static float Large(float[] from, int y, int x, int c)
    {
        (float fy, float fx) = (Math.Clamp((y + 0.5f) / 2 - 0.5f, 0, 3), Math.Clamp((x + 0.5f) / 2 - 0.5f, 0, 3));
        (int top, int left) = (Math.Min(2, (int)fy), Math.Min(2, (int)fx));
        float At(int row, int column) => from[(row * 4 + column) * Channels + c];
        float above = At(top, left) + (fx - left) * (At(top, left + 1) - At(top, left));
        float below = At(top + 1, left) + (fx - left) * (At(top + 1, left + 1) - At(top + 1, left));
        return above + (fy - top) * (below - above);
    }
}
