using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>The weights of a persona at the published size, by the names of the public code.</summary>
internal static class SyncTalkWeights
{
    /// <summary>Head and torso in a persona's folder.</summary>
    public const string HeadFile = "head.safetensors";

    /// <summary>What hears.</summary>
    public const string EarFile = "ear.safetensors";

    /// <summary>Writes them into a persona's folder. Densities, which only training needs, are left out.</summary>
    public static void Save(string folder, SyncTalkModules modules, AudioVisualEncoder ear)
    {
        using var scope = NewDisposeScope();
        SafetensorsFile.Write(Path.Combine(folder, HeadFile), ModuleWeights.Of(modules.Head, "")
            .Concat(modules.Torso is { } torso ? ModuleWeights.Of(torso, "") : [])
            .Where(pair => pair.Key != SyncTalkCheckpoint.Densities).ToDictionary());
        SafetensorsFile.Write(Path.Combine(folder, EarFile), ModuleWeights.Of(ear, ""));
    }
}
