using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Families.AnyFace;
using Chrysalis.Talking.Families.AnyFace.Motion;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Families.AnyFace.Painting;
using Chrysalis.Testing;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.AnyFace;

/// <summary>ONNX Runtime against Torch, on weights nobody trained.</summary>
public sealed class MouthNetworksTests : IDisposable
{
    private const int Size = 48;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Onnx_HearsSeesAndPaintsAsTorchDoes()
    {
        random.manual_seed(3);
        using var motion = new MotionNetwork(MotionNetwork.OutputsFor(2));
        using var painter = new PainterNetworks();
        using (no_grad())
        {
            foreach ((string name, Tensor value) in painter.named_parameters().Select(p => (p.name, (Tensor)p.parameter))
                .Concat(painter.named_buffers().Select(b => (b.name, b.buffer))))
            {
                if (value.is_floating_point())
                    value.copy_(name.EndsWith("running_var", StringComparison.Ordinal)
                        ? rand(value.shape).Plus(0.5f)
                        : randn(value.shape) * 0.15f);
            }
        }

        AnyFaceWeights.Save(folder.Path, MadeUpFaces.Basis(), [1, 1], motion, painter);
        string path = Path.Combine(folder.Path, AnyFaceWeights.FileName);
        using var plain = new TorchMouthNetworks(path, MotionNetwork.OutputsFor(2), Size, CPU);
        using var fast = new OnnxMouthNetworks(SafetensorsArrays.Read(path), path, Size, threads: 1);

        RequireNear(plain.Hear(Values(80 * 16 * 30), 30), fast.Hear(Values(80 * 16 * 30), 30));
        RequireNear(plain.Style(Values(5 * Size * Size)), fast.Style(Values(5 * Size * Size)));
        float[] style = Values(StyleNetwork.Values + PaintedMouth.StateValues);
        RequireNear(plain.Paint(Values(5 * Size * Size), style).ToArray(), fast.Paint(Values(5 * Size * Size), style).ToArray());
    }

    private static float[] Values(int count)
    {
        var draw = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => draw.NextSingle())];
    }

    private static void RequireNear(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        float scale = expected.Max(MathF.Abs);
        Assert.True(scale > 1e-3f, "The reference gives nothing to compare.");
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 2e-3f * scale, $"value {i}: {expected[i]} and {actual[i]}");
    }
}
