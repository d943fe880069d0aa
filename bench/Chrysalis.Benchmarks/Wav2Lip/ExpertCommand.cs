using System.Globalization;
using Chrysalis.Foundation.Progress;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Benchmarks.Wav2Lip;

/// <summary>
/// <c>expert --persona FOLDER --clips FOLDER</c>: how well a persona's lip-sync expert tells own sound from another moment's.
/// </summary>
internal static class ExpertCommand
{
    public static int Run(string[] options)
    {
        Persona persona = PersonaFile.Load(Option(options, "--persona"));
        Wav2LipPreset preset = Wav2LipPreset.Get(persona.Preset);
        using PreparedFootage footage = new FootagePreparation(preset.Crop, Wav2LipPreset.FrameRate, 480, null)
            .Prepare([Option(options, "--clips")], new Progress<WorkProgress>(), CancellationToken.None);
        using LipSyncExpert expert = preset.CreateExpert();
        using (WeightsFile file = CheckpointFile.Open(Path.Combine(persona.Folder, Wav2LipWeights.ExpertFile)))
            ModuleWeights.Load(expert, file.StateDictionary());
        expert.eval();

        ClipSegment[] segments = [.. footage.Training.Concat(footage.Validation)];
        var batch = new WindowBatch(preset, CPU);
        foreach (bool spoken in (bool[])[false, true])
        {
            SyncAccuracy accuracy = ExpertAccuracy.Measure(expert, batch, segments, ComputeType.Fastest(CPU), spoken, new Random(1));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(spoken ? "spoken windows" : "all windows"),-15} {accuracy.Pairs} pairs of {footage.Clips.Count} clips: "
                    + $"accuracy {accuracy.Accuracy:0.0000}, loss {accuracy.Loss:0.000}"));
        }

        return 0;
    }

    private static string Option(string[] options, string name)
    {
        int index = Array.IndexOf(options, name);
        return index >= 0 && index + 1 < options.Length ? options[index + 1] : throw new ArgumentException($"Give {name} FOLDER.");
    }
}
