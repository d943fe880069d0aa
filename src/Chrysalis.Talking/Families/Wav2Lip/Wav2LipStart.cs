using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>The weights of a trained persona, as the beginning of another's training.</summary>
internal sealed class Wav2LipStart : IDisposable
{
    private const string SpeechPrefix = "speech.";
    private readonly Dictionary<string, Tensor> generator, expert;
    private readonly string folder;

    private Wav2LipStart(string folder, string key)
    {
        (this.folder, Key) = (folder, key);
        generator = SafetensorsFile.Read(Path.Combine(folder, Wav2LipWeights.GeneratorFile));
        expert = SafetensorsFile.Read(Path.Combine(folder, Wav2LipWeights.ExpertFile));
    }

    /// <summary>Names the weights, for resuming.</summary>
    public string Key { get; }

    /// <summary>Opens a persona's weights.</summary>
    /// <exception cref="TrainingException">It is of another family or preset.</exception>
    public static Wav2LipStart Open(string folder, Wav2LipPreset preset)
    {
        Persona persona = PersonaFile.Load(folder);
        if (persona.Family != Wav2LipFamily.FamilyName || !SameNetworks(persona.Preset, preset))
            throw new TrainingException($"Persona '{folder}' is of family '{persona.Family}', preset '{persona.Preset}': "
                + $"a training begins with a {Wav2LipFamily.FamilyName} persona that has the networks of preset '{preset.Name}'.")
            {
                Settings = [nameof(TrainingRequest.From)],
            };
        return new(folder, $" from {persona.Files[Wav2LipWeights.GeneratorFile]}");
    }

    /// <summary>Sets an expert's weights.</summary>
    public void Into(LipSyncExpert network) => ModuleWeights.Load(network, expert, "", Path.Combine(folder, Wav2LipWeights.ExpertFile));

    /// <summary>Sets a generator's weights.</summary>
    public void Into(LipGenerator network) =>
        ModuleWeights.Load(network, generator, "", Path.Combine(folder, Wav2LipWeights.GeneratorFile));

    /// <summary>Sets an ear's weights.</summary>
    public void Into(CompactSpeech network) =>
        ModuleWeights.Load(network, generator, SpeechPrefix, Path.Combine(folder, Wav2LipWeights.GeneratorFile));

    public void Dispose()
    {
        foreach (Tensor tensor in generator.Values.Concat(expert.Values))
            tensor.Dispose();
    }

    private static bool SameNetworks(string name, Wav2LipPreset preset) =>
        Wav2LipPreset.Get(name) is CompactPreset == preset is CompactPreset;
}
