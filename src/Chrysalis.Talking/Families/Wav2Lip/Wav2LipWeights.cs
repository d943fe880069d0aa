using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Personas;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>The files of a Wav2Lip persona: generator and expert, in half precision.</summary>
internal static class Wav2LipWeights
{
    public const string GeneratorFile = "generator.safetensors";
    public const string ExpertFile = "expert.safetensors";

    /// <summary>Writes both networks into a persona's folder.</summary>
    public static void Save(string folder, LipGenerator generator, LipSyncExpert expert)
    {
        using var scope = NewDisposeScope();
        SafetensorsFile.Write(Path.Combine(folder, GeneratorFile), ModuleWeights.Of(generator, "", ScalarType.Float16));
        SafetensorsFile.Write(Path.Combine(folder, ExpertFile), ModuleWeights.Of(expert, "", ScalarType.Float16));
    }

    /// <summary>A persona's model.</summary>
    /// <exception cref="CheckpointException">The weights do not fit.</exception>
    public static Wav2LipModel Load(Persona persona, Device device)
    {
        Wav2LipPreset preset = Wav2LipPreset.Get(persona.Preset);
        using WeightsFile file = CheckpointFile.Open(Path.Combine(persona.Folder, GeneratorFile));
        LipGenerator generator = Loaded(preset, file.StateDictionary(), device);
        return new(generator, preset, generator is CompactGenerator ? MouthDrive.Load(persona.Folder) : null, device);
    }

    /// <summary>A model of a generator's weights alone: the published checkpoints as users have them, or our own.</summary>
    /// <exception cref="CheckpointException">The file is no generator's.</exception>
    public static Wav2LipModel LoadCheckpoint(string path, Device device)
    {
        (LipGenerator generator, Wav2LipPreset preset) = OpenGenerator(path, device);
        return new(generator, preset, null, device);
    }

    /// <summary>A generator of a file in any known format, with the preset that its tensors are of.</summary>
    /// <exception cref="CheckpointException">The file is no generator's.</exception>
    public static (LipGenerator Generator, Wav2LipPreset Preset) OpenGenerator(string path, Device device)
    {
        using WeightsFile file = CheckpointFile.Open(path);
        StateDictionary weights = file.StateDictionary().WithoutModulePrefix();
        Wav2LipPreset preset = Wav2LipPreset.Get(
            weights.Tensors.Keys.Any(name => name.StartsWith("face_", StringComparison.Ordinal)) ? "official" : "compact");
        return (Loaded(preset, weights, device), preset);
    }

    private static LipGenerator Loaded(Wav2LipPreset preset, StateDictionary weights, Device device)
    {
        LipGenerator generator = preset.CreateGenerator();
        ModuleWeights.Load(generator, weights);
        generator.to(device);
        generator.eval();
        return generator;
    }
}
