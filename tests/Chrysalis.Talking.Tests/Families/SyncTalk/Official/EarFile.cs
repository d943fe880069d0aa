using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Tests.Checkpoints;
using Chrysalis.Talking.Tests.Reference;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.SyncTalk.Official;

/// <summary>The ear's file with rule-made weights, as it is published.</summary>
internal static class EarFile
{
    /// <summary>Puts one into a data folder.</summary>
    public static OfficialHeadFolder Beside(OfficialHeadFolder folder)
    {
        using AudioVisualEncoder ear = GoldenRule.Fill(new AudioVisualEncoder());
        Write(Path.Combine(folder.Folder, "audio_visual_encoder.pth"), ear);
        return folder;
    }

    /// <summary>Writes an ear: without the module's name, which the published file leaves out.</summary>
    public static void Write(string path, AudioVisualEncoder ear)
    {
        using var scope = NewDisposeScope();
        TorchSave.Write(path, false, ("", ModuleWeights.Of(ear, "")
            .Where(pair => pair.Value.dtype == ScalarType.Float32)
            .ToDictionary(pair => pair.Key["audio_encoder.".Length..], pair => pair.Value)));
    }
}
