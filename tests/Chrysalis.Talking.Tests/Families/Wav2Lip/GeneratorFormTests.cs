using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Families.Wav2Lip.Export;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.Torch.Layers;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.Wav2Lip;

/// <summary>Every fast or foreign form of a generator paints what the plain network paints.</summary>
public class GeneratorFormTests
{
    [Fact]
    public void FoldedGenerator_InSinglePrecision_EqualsThePlainOne()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using OfficialGenerator plain = GoldenRule.Fill(new OfficialGenerator());
        using var folded = new FoldedGenerator(plain, ScalarType.Float32);
        (Tensor mel, Tensor faces) = Inputs(96, 16);

        AssertClose(plain.call(mel, faces), folded.call(mel, faces), 1e-4);
    }

    [Fact]
    public void FoldedGenerator_InBfloat16_IsAtLeast40DecibelsNear()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using OfficialGenerator plain = GoldenRule.Fill(new OfficialGenerator());
        using var folded = new FoldedGenerator(plain, ScalarType.BFloat16);
        (Tensor mel, Tensor faces) = Inputs(96, 16);

        Tensor expected = plain.call(mel, faces);
        Tensor difference = folded.call(mel, faces).to(ScalarType.Float32) - expected;

        Assert.True(expected.std().item<float>() > 0.05, "the picture has contrast");
        Assert.True(-10 * Math.Log10(difference.Squared().mean().item<float>()) >= 40);
    }

    [Theory]
    [InlineData("official")]
    [InlineData("compact")]
    public void Onnx_InOnnxRuntime_PaintsWhatTorchPaints(string name)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Wav2LipPreset preset = Wav2LipPreset.Get(name);
        using LipGenerator generator = GoldenRule.Fill(preset.CreateGenerator());
        (Tensor mel, Tensor faces) = Inputs(preset.Crop.SizePx, preset.MelFrames);

        Tensor painted = Run(GeneratorOnnx.Write(generator, preset.Shape), mel, faces);

        AssertClose(generator.call(mel, faces), painted, 1e-4);
    }

    [Fact]
    public void CompactGenerator_Folded_EqualsThePlainOne()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using CompactGenerator generator = GoldenRule.Fill(new CompactGenerator(112));
        (Tensor mel, Tensor faces) = Inputs(112, 64);
        Tensor expected = generator.call(mel, faces);

        foreach (nn.Module module in generator.modules())
            (module as ConvUnit)?.Fold(ScalarType.Float32);

        AssertClose(expected, generator.call(mel, faces), 1e-4);
    }

    private static (Tensor Mel, Tensor Faces) Inputs(long size, long melFrames) =>
        (GoldenRule.Input("wav2lip.mel", -4, 4, 3, 1, 80, melFrames), GoldenRule.Input("wav2lip.face", 0, 1, 3, 6, size, size));

    private static void AssertClose(Tensor expected, Tensor actual, double tolerance) =>
        Assert.InRange((actual - expected).abs().max().item<float>() / expected.abs().max().item<float>(), 0, tolerance);

    private static Tensor Run(byte[] model, Tensor mel, Tensor faces)
    {
        using var session = new InferenceSession(model);
        using OrtValue heard = OrtValue.CreateTensorValueFromMemory(mel.data<float>().ToArray(), mel.shape);
        using OrtValue seen = OrtValue.CreateTensorValueFromMemory(faces.data<float>().ToArray(), faces.shape);
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, ["mel", "faces"], [heard, seen], ["picture"]);
        return tensor(outputs[0].GetTensorDataAsSpan<float>().ToArray()).view(outputs[0].GetTensorTypeAndShape().Shape);
    }
}
