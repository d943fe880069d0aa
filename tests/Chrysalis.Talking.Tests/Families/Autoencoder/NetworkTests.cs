using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Families.Autoencoder;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch.Layers;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.Autoencoder;

public class NetworkTests
{
    private static readonly AutoencoderPreset Preset = AutoencoderPreset.Compact;

    [Fact]
    public void MouthNetworks_CropsIn_CropsOut()
    {
        using var scope = NewDisposeScope();
        using var networks = new MouthNetworks(Preset, 80, CPU);
        networks.eval();
        Tensor crops = rand(2, 3, Preset.Crop.SizePx, Preset.Crop.SizePx);
        (Tensor mean, Tensor logVariance) = networks.Encoder.call(crops);
        Tensor painted = networks.Decoder.call(MouthReference.From(crops, MouthMask.Painted(Preset.Crop)), mean);

        Assert.Equal([2L, Preset.LatentSize], mean.shape);
        Assert.Equal([2L, Preset.LatentSize], logVariance.shape);
        Assert.Equal(crops.shape, painted.shape);
        Assert.InRange(painted.min().item<float>(), 0, 1);
        Assert.Equal([2L, 81L], networks.Shape.call(mean).shape);
    }

    [Fact]
    public void MouthReference_PaintedPart_IsNotShown()
    {
        using var scope = NewDisposeScope();
        Tensor mask = MouthMask.Painted(Preset.Crop);
        Tensor crops = rand(1, 3, Preset.Crop.SizePx, Preset.Crop.SizePx);
        Tensor otherMouth = (crops * (1 - mask)).Plus(rand_like(crops) * mask);
        Assert.Equal(0, (MouthReference.From(crops, mask) - MouthReference.From(otherMouth, mask)).abs().max().item<float>());
        Assert.InRange(mask.mean().item<float>(), 0.3f, 0.7f);
    }

    [Fact]
    public void ConvUnit_Folded_PaintsTheSame()
    {
        using var scope = NewDisposeScope();
        foreach (bool residual in new[] { false, true })
        {
            using var unit = new ConvUnit("u", 8, 8, residual: residual);
            unit.train();
            for (int i = 0; i < 5; i++)
                unit.call((randn(4, 8, 12, 12) * 2).Plus(1));
            unit.eval();
            Tensor x = randn(2, 8, 12, 12);
            Tensor before = unit.call(x);
            unit.Fold(ScalarType.Float32);
            Assert.InRange((unit.call(x) - before).abs().max().item<float>(), 0, 1e-4f);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SpeechEncoder_FarSounds_DoNotChangeAFrame(bool hasFrontend)
    {
        using var scope = NewDisposeScope();
        using var encoder = new SpeechEncoder(Preset.LatentSize, hasFrontend);
        encoder.eval();
        int context = SpeechEncoder.ContextFrames;
        Tensor windows = randn(1, 80 * SpeechWindows.WindowMelFrames, 2 * context + 3);
        Tensor changed = windows.clone();
        changed.narrow(2, 0, 1).fill_(3);
        Tensor difference = (encoder.call(windows) - encoder.call(changed)).abs().amax([0, 1]);

        Assert.True(difference[context].item<float>() > 0, "the last frame within reach hears it");
        Assert.Equal(0, difference.narrow(0, context + 1, 5).max().item<float>());
    }

    [Fact]
    public void PortraitDecoder_AtItsStart_PaintsTheMeanPicture()
    {
        using var scope = NewDisposeScope();
        using var decoder = new PortraitDecoder(72, 90, 16);
        decoder.eval();
        Tensor mean = rand(3, 72, 90);
        using var noise = new Generator(1, CPU);
        decoder.StartFrom(mean, noise);
        using var _ = no_grad();
        Assert.InRange((decoder.call(randn(2, 16)) - mean).abs().mean().item<float>(), 0, 0.01f);
    }

    [Fact]
    public void ReconstructionLoss_SamePicture_IsZero_AndWeightsTheMouth()
    {
        using var scope = NewDisposeScope();
        Tensor weight = MouthMask.LossWeight(Preset.Crop);
        int size = Preset.Crop.SizePx;
        Tensor real = rand(1, 3, size, size);
        Assert.Equal(0, ReconstructionLoss.Between(real, real, weight).item<float>());
        Assert.Equal(1, weight.mean().item<float>(), 4);

        Tensor wrongMouth = real.clone();
        wrongMouth.narrow(2, size / 2 - 10, 8).narrow(3, size / 2 - 4, 8).Increase(0.3);
        Tensor wrongCorner = real.clone();
        wrongCorner.narrow(2, 4, 8).narrow(3, 4, 8).Increase(0.3);
        Assert.True(ReconstructionLoss.Between(wrongMouth, real, weight).item<float>()
            > 5 * ReconstructionLoss.Between(wrongCorner, real, weight).item<float>());
    }
}
