using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training.Parts;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>A compact generator that speaks by ONNX Runtime, as on every processor.</summary>
internal sealed class OnnxWav2Lip : ITalkingModel, ICountsMultiplyAdds, IWarmsUp
{
    private const int Batch = 8;

    /// <exception cref="CheckpointException">The weights do not fit.</exception>
    public OnnxWav2Lip(Persona persona, CompactPreset preset)
    {
        Preset = preset;
        string path = Path.Combine(persona.Folder, Wav2LipWeights.GeneratorFile);
        Dictionary<string, FloatArray> weights = SafetensorsArrays.Read(path);
        int size = preset.Crop.SizePx;
        Ear = new(() => CompactGraph.Ear(weights, path), CompactGraph.HearInputs, CompactGraph.Outputs);
        Painter = new(() => CompactGraph.Painter(size, weights, path), CompactGraph.PaintInputs, CompactGraph.Outputs);
        string drive = Path.Combine(persona.Folder, MouthDrive.FileName);
        Dictionary<string, FloatArray> driving = SafetensorsArrays.Read(drive);
        Rest = Values("rest", CompactSpeech.Values);
        float[] gain = Values("gain.mean_and_factor", 2);
        Gain = new(Values("gain.reading", CompactSpeech.Values), Values("gain.direction", CompactSpeech.Values), gain[0], gain[1]);
        Sharpen = Values(MouthDrive.Marker, 1)[0];
        Traits = new()
        {
            FrameRate = Wav2LipPreset.FrameRate,
            Mouth = new(preset.Crop) { Pads = preset.Pads, WantsSharpening = true },
            FramesABatch = Batch,
        };

        float[] Values(string name, int count) => driving.TryGetValue(name, out FloatArray? array) && array.Values.Length == count
            ? array.Values
            : throw new CheckpointException($"'{drive}' lacks '{name}' of {count} values.");
    }

    /// <inheritdoc/>
    public ModelTraits Traits { get; }

    /// <summary>Its crop and hearing.</summary>
    public CompactPreset Preset { get; }

    /// <summary>Hears.</summary>
    public OnnxNetwork Ear { get; }

    /// <summary>Paints.</summary>
    public OnnxNetwork Painter { get; }

    /// <summary>What is heard when the mouth rests.</summary>
    public float[] Rest { get; }

    /// <summary>Widens the opening.</summary>
    public OpeningGain Gain { get; }

    /// <summary>Amount of <see cref="UnsharpMask"/> of what is painted.</summary>
    public float Sharpen { get; }

    /// <inheritdoc/>
    public long? MultiplyAddsDone => Ear.MultiplyAddsDone + Painter.MultiplyAddsDone;

    /// <inheritdoc/>
    public void WarmUp()
    {
        Ear.Open();
        Painter.Open();
    }

    /// <inheritdoc/>
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => new OnnxWav2LipSession(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        Ear.Dispose();
        Painter.Dispose();
    }
}
