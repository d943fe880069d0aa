using Chrysalis.Talking.Onnx.Tflite;
using Chrysalis.Talking.Tests.Onnx.Tflite;

namespace Chrysalis.Talking.Tests.Fuzzing;

/// <summary>A damaged TensorFlow Lite model is converted or refused.</summary>
public sealed class TfliteFuzzTests
{
    [Fact]
    public void Convert_DamagedModel_IsConvertedOrRefused()
    {
        using var file = new FuzzFile("model.tflite");
        Fuzzer.Run(new("tflite", [TfliteModelFile.Bytes()], input =>
            TfliteToOnnx.Convert(TfliteGraph.Load(file.Hold(input)), "fuzz"))
        {
            Tokens = [[0xff, 0xff, 0xff, 0xff], [0, 0, 0, 0x80], [0xff, 0xff, 0xff, 0x7f], [4, 0, 0, 0], [117], [32]],
        });
    }
}
