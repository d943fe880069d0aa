using Chrysalis.Talking.Families.Autoencoder;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;

namespace Chrysalis.Talking.Tests.Families.Autoencoder;

/// <summary>The same weights in ONNX Runtime and in Torch give the same pictures.</summary>
public sealed class OnnxAutoencoderTests : IDisposable
{
    // Half a level from rounding, and what bfloat16 costs where the processor has it.
    private const double MostMeanDifference = 1.5;
    private readonly AutoencoderModel torch;
    private readonly OnnxAutoencoder onnx;

    public OnnxAutoencoderTests()
    {
        Persona persona = PersonaFile.Load(Path.Combine(SharedData.Root, "models", "grid-s1"));
        torch = new(persona, TorchDevice.Get("cpu"));
        onnx = new(persona);
    }

    public void Dispose()
    {
        torch.Dispose();
        onnx.Dispose();
    }

    [Fact]
    public void Traits_OfBoth_AreTheSame() => Assert.Equal(
        (torch.Traits.Mouth, torch.Traits.FrameRate, torch.Traits.OwnFootage!.Size, torch.Traits.FramesABatch),
        (onnx.Traits.Mouth, onnx.Traits.FrameRate, onnx.Traits.OwnFootage!.Size, onnx.Traits.FramesABatch));

    [Fact]
    public void OwnFootage_OfBoth_IsTheSame()
    {
        Frame[] expected = [.. torch.Traits.OwnFootage!.Open(40).Take(2)], found = [.. onnx.Traits.OwnFootage!.Frames(40).Take(2)];
        Assert.All(expected.Zip(found), pair => Assert.True(PictureDifference.Largest(pair.First, pair.Second) <= 1));
    }

    [Fact]
    public void Paint_TheSameSpeech_GivesTheSamePictures()
    {
        Frame crop = CropOf(torch.Traits.OwnFootage!.Open(0).First(), torch.Traits.Mouth!.Crop.SizePx);
        Frame[] expected = Painted(torch, crop), found = Painted(onnx, crop);
        Assert.Equal(11, expected.Length);
        Assert.All(expected.Zip(found), pair => Assert.InRange(PictureDifference.Mean(pair.First, pair.Second), 0, MostMeanDifference));
        Assert.True(PictureDifference.Mean(found[0], found[10]) > 0.1, "the mouth moves");
    }

    private static Frame[] Painted(ITalkingModel model, Frame crop)
    {
        var speech = new WaveformSource(new([.. Enumerable.Range(0, 8000).Select(i => MathF.Sin(i * 0.09f) * i / 16000)], 16000));
        IEnumerable<SceneFrame> scene = Enumerable.Range(0, 11).Select(i => new SceneFrame(i, crop, null, crop));
        using ISpeakingSession session = model.Begin(new(new(crop.Width, crop.Height), model.Traits.FrameRate), 1);
        return [.. session.Paint(speech, scene, TestContext.Current.CancellationToken).Cast<MouthPainted>().Select(one => one.Crop)];
    }

    /// <summary>The middle of a picture, which is not what a tracker would cut out: both models see the same.</summary>
    private static Frame CropOf(Frame picture, int size)
    {
        var crop = new Frame(size, size);
        for (int y = 0; y < size; y++)
            picture.Row(y + (picture.Height - size) / 2).Slice((picture.Width - size) / 2 * 3, size * 3).CopyTo(crop.Row(y));
        return crop;
    }
}
