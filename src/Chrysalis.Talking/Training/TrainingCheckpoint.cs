using System.Globalization;
using Chrysalis.Talking.Checkpoints.Safetensors;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>Where a stage stands, in one safetensors file that is written whole or not at all.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Seconds">Training time spent, over all runs.</param>
/// <param name="Finished">Whether the stage met its goal.</param>
/// <param name="Loss">Running training loss; not a number before the first step.</param>
internal sealed record TrainingCheckpoint(int Step, double Seconds, bool Finished, double Loss)
{
    /// <summary>Where every stage begins.</summary>
    public static TrainingCheckpoint Start { get; } = new(0, 0, false, double.NaN);

    /// <summary>Writes the stage's state.</summary>
    public void Save(string path, ITrainingStage stage, TrainingKey key)
    {
        using var scope = NewDisposeScope();
        SafetensorsFile.Write(path, stage.State(), new Dictionary<string, string>
        {
            ["step"] = Step.ToString(CultureInfo.InvariantCulture),
            ["seconds"] = Seconds.ToString("R", CultureInfo.InvariantCulture),
            ["key"] = key.Trained,
            ["compute"] = key.Compute,
            ["finished"] = Finished ? "true" : "false",
            ["loss"] = Loss.ToString("R", CultureInfo.InvariantCulture),
        });
    }

    /// <summary>Restores the stage from the file, or returns a fresh start when there is none.</summary>
    /// <exception cref="TrainingException">The file is of another training.</exception>
    public static TrainingCheckpoint Load(string path, ITrainingStage stage, TrainingKey key)
    {
        if (!File.Exists(path))
            return Start;

        using var scope = NewDisposeScope();
        IReadOnlyDictionary<string, string> metadata = Metadata(path);
        key.Require(metadata, path);
        TrainingCheckpoint at = Read(metadata)
            ?? throw new TrainingException(
                $"'{path}' is damaged: it does not say where the training stands; remove its folder or choose another persona.")
            {
                Settings = [nameof(TrainingRequest.PersonaFolder)],
            };
        stage.Restore(SafetensorsFile.Read(path), path);
        return at;
    }

    /// <summary>What a checkpoint says of itself.</summary>
    public static IReadOnlyDictionary<string, string> Metadata(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return SafetensorsHeader.Read(stream, path).Metadata;
    }

    private static TrainingCheckpoint? Read(IReadOnlyDictionary<string, string> metadata)
    {
        return int.TryParse(metadata.GetValueOrDefault("step"), NumberStyles.None, CultureInfo.InvariantCulture, out int step)
            && Number("seconds", out double seconds)
            && Number("loss", out double loss)
                ? new(step, seconds, metadata.GetValueOrDefault("finished") == "true", loss)
                : null;

        bool Number(string name, out double value) =>
            double.TryParse(metadata.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
