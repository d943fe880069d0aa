using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip.Export;

/// <summary>
/// Generators as ONNX models, for any runtime. Inputs <c>mel</c> (n x 1 x 80 x T) and <c>faces</c> (n x 6 x S x S, BGR in [0, 1]: the
/// frame with its mouth taken out, then the reference); output <c>picture</c> (n x 3 x S x S, BGR in [0, 1]).
/// </summary>
internal static class GeneratorOnnx
{
    /// <summary>The model's bytes.</summary>
    public static byte[] Write(LipGenerator generator, GeneratorShape shape)
    {
        using var _ = no_grad();
        long size = shape.SizePx;
        var graph = new OnnxGraph("wav2lip " + shape.Name);
        graph.Input("mel", OnnxElementType.Float, -1, 1, 80, shape.MelFrames);
        graph.Input("faces", OnnxElementType.Float, -1, 6, size, size);
        var layers = new OnnxLayers(graph);
        string picture = generator switch
        {
            OfficialGenerator official => Official(layers, official),
            CompactGenerator compact => CompactOnnx.Write(layers, compact, size),
            _ => throw new ArgumentException($"{generator.GetName()} is not a trained generator.", nameof(generator)),
        };
        graph.Node("Sigmoid", [picture], "picture");
        graph.Output("picture", OnnxElementType.Float, -1, 3, size, size);
        return graph.ToModel();
    }

    private static string Official(OnnxLayers layers, OfficialGenerator generator)
    {
        (IReadOnlyList<Sequential> down, Sequential speech, IReadOnlyList<Sequential> up, Sequential output) = generator.Parts;
        var seen = new Stack<string>();
        string x = "faces";
        foreach (Sequential part in down)
            seen.Push(x = Run(layers, x, part));
        x = Run(layers, "mel", speech);
        foreach (Sequential part in up)
            x = layers.Join(Run(layers, x, part), seen.Pop());
        return layers.Plane(layers.Block(x, (ConvBlock)output[0]), (Conv2d)output[1]);
    }

    private static string Run(OnnxLayers layers, string x, Sequential part)
    {
        foreach (nn.Module block in part.children())
            x = block is TransposedConvBlock enlarging ? layers.Block(x, enlarging) : layers.Block(x, (ConvBlock)block);
        return x;
    }
}
