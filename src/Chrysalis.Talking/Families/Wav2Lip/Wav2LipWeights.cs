using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.LipSync;
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

    /// <summary>The trained generator of a persona, to speak with.</summary>
    /// <exception cref="CheckpointException">The weights do not fit.</exception>
    public static LipGenerator LoadGenerator(Persona persona, Device device)
    {
        LipGenerator generator = Wav2LipPreset.Get(persona.Preset).CreateGenerator();
        using var scope = NewDisposeScope();
        string path = Path.Combine(persona.Folder, GeneratorFile);
        ModuleWeights.Load(generator, SafetensorsFile.Read(path), "", path);
        generator.to(device);
        generator.eval();
        return generator;
    }
}
