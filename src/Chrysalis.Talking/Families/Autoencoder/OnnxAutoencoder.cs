using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training.Parts;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>A trained autoencoder that speaks by ONNX Runtime, as on every processor.</summary>
internal sealed class OnnxAutoencoder : ITalkingModel, ICountsMultiplyAdds, IWarmsUp
{
    private const int Batch = 8;
    private readonly OnnxNetwork portrait;
    private readonly FloatArray idle;

    /// <exception cref="PersonaException">The settings are not an autoencoder's.</exception>
    /// <exception cref="CheckpointException">The weights do not fit.</exception>
    public OnnxAutoencoder(Persona persona)
    {
        AutoencoderPreset preset = AutoencoderWeights.ReadSettings(persona);
        string path = Path.Combine(persona.Folder, AutoencoderWeights.FileName);
        Dictionary<string, FloatArray> arrays = SafetensorsArrays.Read(path);
        Crop = preset.Crop.SizePx;
        Mask = MouthMask.Plane(preset.Crop);
        idle = Get("idle");
        long[] canvas = Get("portrait.canvas").Shape;
        (int height, int width) = ((int)canvas[2], (int)canvas[3]);
        Rest = Get("rest").Values;
        float[] meanAndFactor = Get("gain.mean_and_factor").Values;
        Gain = new(Get("gain.reading").Values, Get("gain.direction").Values, meanAndFactor[0], meanAndFactor[1]);
        Speech = new(() => SpeechGraph.Build(arrays, path, "speech.", SpeechEncoder.Dilations), SpeechGraph.Inputs, SpeechGraph.Outputs);
        Mouth = new(() => MouthGraph.Build(Crop, preset.LatentSize, arrays, path, "mouth."), MouthGraph.Inputs, MouthGraph.Outputs);
        portrait = new(
            () => PortraitGraph.Build(height, width, preset.PortraitLatentSize, arrays, path, "portrait."), PortraitGraph.Inputs,
            PortraitGraph.Outputs);
        Traits = new()
        {
            FrameRate = AutoencoderPreset.FrameRate,
            Mouth = new(preset.Crop) { WantsSharpening = true },
            OwnFootage = idle.Shape[0] == 0 ? null : new(new(width, height), first => RenderFrom(first, width, height))
            {
                Key = AutoencoderWeights.FootageKey(persona, "onnx"),
            },
            FramesABatch = Batch,
        };

        FloatArray Get(string name) =>
            arrays.TryGetValue(name, out FloatArray? array) ? array : throw new CheckpointException($"'{path}' lacks tensor '{name}'.");
    }

    /// <inheritdoc/>
    public ModelTraits Traits { get; }

    /// <summary>Edge of the crop in pixels.</summary>
    public int Crop { get; }

    /// <summary>S x S, 1 where the crop is painted anew.</summary>
    public float[] Mask { get; }

    /// <summary>The latent of the mouth at rest.</summary>
    public float[] Rest { get; }

    /// <summary>Widens what is heard.</summary>
    public OpeningGain Gain { get; }

    /// <summary>Hears.</summary>
    public OnnxNetwork Speech { get; }

    /// <summary>Paints the lower face.</summary>
    public OnnxNetwork Mouth { get; }

    /// <inheritdoc/>
    public long? MultiplyAddsDone => Speech.MultiplyAddsDone + Mouth.MultiplyAddsDone + portrait.MultiplyAddsDone;

    /// <inheritdoc/>
    public void WarmUp()
    {
        Speech.Open();
        Mouth.Open();
        portrait.Open();
    }

    /// <inheritdoc/>
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => new OnnxAutoencoderSession(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        Speech.Dispose();
        Mouth.Dispose();
        portrait.Dispose();
    }

    private IEnumerable<Frame> RenderFrom(long first, int width, int height)
    {
        int latent = (int)idle.Shape[1];
        for (long i = first; i < idle.Shape[0]; i++)
            yield return PlanarPicture.ToFrame(
                portrait.Run((idle.Values[((int)i * latent)..(((int)i + 1) * latent)], [1, latent])), width, height);
    }
}
