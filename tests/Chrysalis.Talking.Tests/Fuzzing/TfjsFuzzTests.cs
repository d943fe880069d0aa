using System.Text;
using Chrysalis.Talking.Onnx.Tfjs;
using Chrysalis.Talking.Tests.Onnx.Tfjs;

namespace Chrysalis.Talking.Tests.Fuzzing;

/// <summary>A damaged TensorFlow.js model is converted or refused.</summary>
public sealed class TfjsFuzzTests
{
    private static readonly string[] Words =
    [
        "\"node\"", "\"op\"", "\"name\"", "\"input\"", "\"attr\"", "Const", "Placeholder", "_FusedConv2D", "DepthwiseConv2dNative",
        "MaxPool",
        "Pad", "AddV2", "Reshape", "ConcatV2", "Identity", "Sigmoid", "\"shape\"", "[0]", "[-1]", "[2147483647,2]", "[65536,65536]",
        "\"dtype\"",
        "float32", "int32", "\"quantization\"", "\"paths\"", "\"model.bin\"", "\"../x\"", "null", "\"strides\"", "\"s\"", "\"i\"",
        "\"list\"", "AA==",
        "\"scale\"", "\"min\"", "uint8",
    ];

    [Fact]
    public void Convert_DamagedModel_IsConvertedOrRefused()
    {
        using TfjsModelFiles files = Model();
        string path = files.Write();
        byte[] whole = File.ReadAllBytes(path);
        Fuzzer.Run(new("tfjs", [whole], input =>
        {
            File.WriteAllBytes(path, input);
            TfjsToOnnx.Convert(TfjsGraph.Load(path), "fuzz");
        })
        {
            Tokens = [.. Words.Select(Encoding.UTF8.GetBytes)],
        });
    }

    private static TfjsModelFiles Model() => new TfjsModelFiles()
        .Picture("x", -1, 8, 8, 3)
        .Floats("w1", [3, 3, 3, 2], new float[54]).Floats("b1", [2], 1, 2)
        .Node("conv", "_FusedConv2D", ["x", "w1", "b1"], TfjsModelFiles.Window("SAME", 2, ["BiasAdd"]))
        .Node("pool", "MaxPool", ["conv"], TfjsModelFiles.Window("SAME", 2, pool: 2))
        .Ints("pads", 0, 0, 0, 1, 1, 0, 0, 3)
        .Node("padded", "Pad", ["pool", "pads"])
        .Ints("flat", 1, -1)
        .Node("list", "Reshape", ["padded", "flat"])
        .Node("Identity", "Identity", ["list"]);
}
