using Chrysalis.Talking.Models;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>A trained generator that speaks. The reference is the frame itself, as in the official script.</summary>
internal sealed class Wav2LipModel : ITalkingModel
{
    private const int Batch = 8;

    /// <param name="generator">The trained generator, on <paramref name="device"/>; it is disposed with the model.</param>
    /// <param name="preset">Its crop and hearing.</param>
    /// <param name="drive">Rest and gain; null takes what is heard as it is.</param>
    /// <param name="device">Where it runs.</param>
    public Wav2LipModel(LipGenerator generator, Wav2LipPreset preset, MouthDrive? drive, Device device)
    {
        (Preset, Device) = (preset, device);
        Type = ComputeType.Fastest(device);
        Generator = Ready(generator, Type);
        Drive = drive ?? MouthDrive.Plain(Generator, preset.MelFrames, device);

        // Both networks paint softer than cameras see; docs/speaking.md has the measurement.
        Traits = new()
        {
            FrameRate = Wav2LipPreset.FrameRate,
            Mouth = new(preset.Crop) { Pads = preset.Pads, WantsSharpening = true },
            FramesABatch = Batch,
        };
    }

    /// <inheritdoc/>
    public ModelTraits Traits { get; }

    /// <summary>The generator in its fast form.</summary>
    public LipGenerator Generator { get; }

    /// <summary>Its crop and hearing.</summary>
    public Wav2LipPreset Preset { get; }

    /// <summary>Rest and gain.</summary>
    public MouthDrive Drive { get; }

    /// <summary>Where it runs.</summary>
    public Device Device { get; }

    /// <summary>The number type it computes in.</summary>
    public ScalarType Type { get; }

    /// <inheritdoc/>
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => new Wav2LipSession(this);

    /// <inheritdoc/>
    public void Dispose() => Generator.Dispose();

    private static LipGenerator Ready(LipGenerator generator, ScalarType type)
    {
        if (generator is OfficialGenerator official)
        {
            using (official)
                return new FoldedGenerator(official, type);
        }

        ConvUnit.FoldAll(generator, type);
        return generator;
    }
}
