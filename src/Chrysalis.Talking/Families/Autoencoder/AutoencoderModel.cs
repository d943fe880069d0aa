using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>A trained autoencoder that speaks: sound to latents, latents and reference to pictures.</summary>
internal sealed class AutoencoderModel : ITalkingModel
{
    private const int Batch = 8;
    private readonly PortraitDecoder portrait;
    private readonly Tensor idle;

    /// <exception cref="PersonaException">The settings are not an autoencoder's.</exception>
    /// <exception cref="CheckpointException">The weights do not fit.</exception>
    public AutoencoderModel(Persona persona, Device device)
    {
        Device = device;
        AutoencoderPreset preset = AutoencoderWeights.ReadSettings(persona);
        Type = ComputeType.Fastest(device);
        string path = Path.Combine(persona.Folder, AutoencoderWeights.FileName);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = SafetensorsFile.Read(path);

        Mouth = Loaded(new MouthDecoder(preset.Crop.SizePx, preset.LatentSize), "mouth.");
        ConvUnit.FoldAll(Mouth, Type);
        long[] canvas = tensors["portrait.canvas"].shape;
        portrait = Loaded(new PortraitDecoder((int)canvas[2], (int)canvas[3], preset.PortraitLatentSize), "portrait.");
        Painted = MouthMask.Painted(preset.Crop).to(device).DetachFromDisposeScope();
        idle = tensors["idle"].to(device).DetachFromDisposeScope();
        Latents = new SpeechLatents(
            Loaded(SpeechEncoder.For(preset.LatentSize, tensors.Keys, "speech."), "speech."), tensors, AutoencoderPreset.FrameRate, device);
        Traits = new()
        {
            FrameRate = AutoencoderPreset.FrameRate,
            Mouth = new(preset.Crop) { WantsSharpening = true },
            OwnFootage = idle.shape[0] == 0 ? null : new(new((int)canvas[3], (int)canvas[2]), RenderFrom)
            {
                Key = AutoencoderWeights.FootageKey(persona, device.type.ToString()),
            },
            FramesABatch = Batch,
        };

        T Loaded<T>(T network, string prefix)
            where T : nn.Module
        {
            ModuleWeights.Load(network, tensors, prefix, path);
            network.to(device);
            network.eval();
            foreach (Tensor weight in network.parameters().Concat(network.buffers()))
                weight.DetachFromDisposeScope();
            return network;
        }
    }

    /// <inheritdoc/>
    public ModelTraits Traits { get; }

    /// <summary>Where it runs.</summary>
    public Device Device { get; }

    /// <summary>The number type it computes in.</summary>
    public ScalarType Type { get; }

    /// <summary>Paints the lower face.</summary>
    public MouthDecoder Mouth { get; }

    /// <summary>Hears.</summary>
    public SpeechLatents Latents { get; }

    /// <summary>1 x 1 x S x S, 1 where the crop is painted anew.</summary>
    public Tensor Painted { get; }

    /// <inheritdoc/>
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => new AutoencoderSession(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        Mouth.Dispose();
        portrait.Dispose();
        Painted.Dispose();
        idle.Dispose();
        Latents.Dispose();
    }

    private IEnumerable<Frame> RenderFrom(long first)
    {
        for (long i = first; i < idle.shape[0]; i++)
            yield return Render(i);
    }

    private Frame Render(long index)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return FrameTensor.ToFrame(portrait.call(idle.narrow(0, index, 1))[0]);
    }
}
