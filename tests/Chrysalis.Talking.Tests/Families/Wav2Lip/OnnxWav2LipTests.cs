using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.Wav2Lip;

/// <summary>The same weights in ONNX Runtime and in Torch give the same pictures.</summary>
public sealed class OnnxWav2LipTests : IDisposable
{
    // Half a level from rounding, and what bfloat16 costs where the processor has it.
    private const double MostMeanDifference = 1.5;
    private readonly Wav2LipModel torch;
    private readonly OnnxWav2Lip onnx;

    public OnnxWav2LipTests()
    {
        Persona persona = PersonaFile.Load(Path.Combine(SharedData.Root, "models", "wav2lip-grid"));
        torch = Wav2LipWeights.Load(persona, TorchDevice.Get("cpu"));
        onnx = new(persona, new CompactPreset());
    }

    public void Dispose()
    {
        torch.Dispose();
        onnx.Dispose();
    }

    [Fact]
    public void Traits_OfBoth_AreTheSame() => Assert.Equal(torch.Traits, onnx.Traits);

    [Fact]
    public void Paint_TheSameSpeech_GivesTheSamePictures()
    {
        int size = torch.Traits.Mouth!.Crop.SizePx;
        var crop = new Frame(size, size);
        for (int i = 0; i < crop.Rgb.Length; i++)
            crop.Rgb[i] = (byte)(128 + 60 * Math.Sin(i * 0.001) + 40 * Math.Cos(i / 3 % size * 0.1));
        Frame[] expected = Painted(torch, crop), found = Painted(onnx, crop);
        Assert.Equal(11, expected.Length);
        Assert.All(expected.Zip(found), pair => Assert.InRange(PictureDifference.Mean(pair.First, pair.Second), 0, MostMeanDifference));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    public void UnsharpMask_WithoutTorch_IsTheSame(double amount)
    {
        float[] plane = [.. Enumerable.Range(0, 25).Select(i => (i * 7 % 11) / 11f)], plain = new float[25];
        UnsharpMask.Apply(plane, plain, 5, (float)amount);
        using DisposeScope scope = NewDisposeScope();
        float[] expected = UnsharpMask.Apply(tensor(plane).view(1, 1, 5, 5).repeat(1, 3, 1, 1), amount)[0, 0]
            .contiguous().data<float>().ToArray();
        Assert.All(expected.Zip(plain), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    private static Frame[] Painted(ITalkingModel model, Frame crop)
    {
        var speech = new WaveformSource(new([.. Enumerable.Range(0, 8000).Select(i => MathF.Sin(i * 0.09f) * i / 16000)], 16000));
        IEnumerable<SceneFrame> scene = Enumerable.Range(0, 11).Select(i => new SceneFrame(i, crop, null, crop));
        using ISpeakingSession session = model.Begin(new(new(crop.Width, crop.Height), model.Traits.FrameRate), 1);
        return [.. session.Paint(speech, scene, TestContext.Current.CancellationToken).Cast<MouthPainted>().Select(one => one.Crop)];
    }
}
