using System.Globalization;
using Chrysalis.Talking.Checkpoints.Safetensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>Where a stage stands, in one safetensors file that is written whole or not at all.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Seconds">Training time spent, over all runs.</param>
/// <param name="Key">What was trained on and how; a checkpoint of another key is refused.</param>
/// <param name="Finished">Whether the stage met its goal.</param>
internal sealed record TrainingCheckpoint(int Step, double Seconds, string Key, bool Finished)
{
    /// <summary>Writes the stage's state.</summary>
    public void Save(string path, ITrainingStage stage)
    {
        using var scope = NewDisposeScope();
        SafetensorsFile.Write(path, stage.State(), new Dictionary<string, string>
        {
            ["step"] = Step.ToString(CultureInfo.InvariantCulture),
            ["seconds"] = Seconds.ToString("R", CultureInfo.InvariantCulture),
            ["key"] = Key,
            ["finished"] = Finished ? "true" : "false",
        });
    }

    /// <summary>Restores the stage from the file, or returns a fresh start when there is none.</summary>
    /// <exception cref="TrainingException">The file is of another training.</exception>
    public static TrainingCheckpoint Load(string path, ITrainingStage stage, string key)
    {
        if (!File.Exists(path))
            return new(0, 0, key, false);

        using var scope = NewDisposeScope();
        IReadOnlyDictionary<string, string> metadata;
        using (FileStream stream = File.OpenRead(path))
            metadata = SafetensorsHeader.Read(stream, path).Metadata;
        if (metadata.GetValueOrDefault("key") != key)
            throw new TrainingException($"'{path}' is an unfinished training with other footage, preset, seed or program version; remove its folder or choose another --persona.");
        stage.Restore(SafetensorsFile.Read(path), path);
        return new(
            int.Parse(metadata["step"], CultureInfo.InvariantCulture),
            double.Parse(metadata["seconds"], CultureInfo.InvariantCulture),
            key,
            metadata["finished"] == "true");
    }
}
