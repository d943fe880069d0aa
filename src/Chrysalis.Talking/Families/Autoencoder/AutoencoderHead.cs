using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>A trained autoencoder that speaks: sound to latents, latents and reference to pictures.</summary>
internal sealed class AutoencoderHead : ITalkingHead
{
    private const int Batch = 8;
    private readonly AutoencoderPreset preset;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly MouthDecoder mouth;
    private readonly PortraitDecoder portrait;
    private readonly Tensor painted, idle;
    private readonly SpeechLatents speechLatents;

    /// <exception cref="PersonaException">The settings are not an autoencoder's.</exception>
    /// <exception cref="CheckpointException">The weights do not fit.</exception>
    public AutoencoderHead(Persona persona, Device device)
    {
        this.device = device;
        preset = AutoencoderWeights.ReadSettings(persona);
        type = ComputeType.Fastest(device);
        string path = Path.Combine(persona.Folder, AutoencoderWeights.FileName);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = SafetensorsFile.Read(path);

        mouth = Loaded(new MouthDecoder(preset.Crop.SizePx, preset.LatentSize), "mouth.");
        foreach (nn.Module module in mouth.modules())
            (module as ConvUnit)?.Fold(type);
        long[] canvas = tensors["portrait.canvas"].shape;
        portrait = Loaded(new PortraitDecoder((int)canvas[2], (int)canvas[3], preset.PortraitLatentSize), "portrait.");
        painted = MouthMask.Painted(preset.Crop).to(device).DetachFromDisposeScope();
        idle = tensors["idle"].to(device).DetachFromDisposeScope();
        speechLatents = new SpeechLatents(Loaded(new SpeechEncoder(preset.LatentSize), "speech."), tensors, device);

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

    public FrameRate FrameRate => AutoencoderPreset.FrameRate;

    public CropGeometry Crop => preset.Crop;

    public IReadOnlyList<Frame> RenderOwnFootage()
    {
        using var _ = no_grad();
        var frames = new List<Frame>();
        for (long i = 0; i < idle.shape[0]; i++)
        {
            using var scope = NewDisposeScope();
            frames.Add(FrameTensor.ToFrame(portrait.call(idle.narrow(0, i, 1))[0]));
        }

        return frames;
    }

    public IEnumerable<Frame?> Speak(Waveform speech, IEnumerable<Frame?> crops, CancellationToken cancellation = default)
    {
        SpeechTrack track = SpeechLatents.Listen(speech);
        int first = 0;
        foreach (Frame?[] batch in crops.Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Frame? picture in Paint(batch, track, first))
                yield return picture;
            first += batch.Length;
        }
    }

    public void Dispose()
    {
        mouth.Dispose();
        portrait.Dispose();
        painted.Dispose();
        idle.Dispose();
        speechLatents.Dispose();
    }

    private Frame?[] Paint(Frame?[] crops, SpeechTrack track, int first)
    {
        var painting = new Frame?[crops.Length];
        int[] seen = [.. Enumerable.Range(0, crops.Length).Where(i => crops[i] is not null)];
        if (seen.Length == 0)
            return painting;

        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor latents = speechLatents.At(track, first, crops.Length).index_select(0, tensor(seen.Select(i => (long)i).ToArray()).to(device));
        Tensor reference = MouthReference.From(FrameTensor.FromFrames([.. seen.Select(i => crops[i]!)], device), painted);
        Tensor pictures = mouth.call(reference.to(type), latents);
        for (int i = 0; i < seen.Length; i++)
            painting[seen[i]] = FrameTensor.ToFrame(pictures[i]);
        return painting;
    }
}
