using Chrysalis.Quantum.Decoding;

namespace Chrysalis.Quantum.Memory;

/// <summary>The files of one experiment of the data set.</summary>
internal static class WillowFiles
{
    /// <summary>The prior: the error model of an earlier decoding result, or the noisy circuit's own.</summary>
    public static (string Name, DetectorErrorModel Model) Prior(WillowExperiment experiment, string? wanted)
    {
        string results = Path.Combine(experiment.Folder, "decoding_results");
        string[] models = Directory.Exists(results) ? [.. Directory.GetDirectories(results).Order(StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, "error_model.dem")).Where(File.Exists)] : [];
        string? file = models.FirstOrDefault(model => Name(model).Contains(wanted ?? "si1000", StringComparison.OrdinalIgnoreCase))
            ?? (wanted is null ? models.FirstOrDefault() : null);
        if (file is not null)
            return (Name(file), Read(file, DetectorErrorModel.ReadFile));
        throw new QuantumException(wanted is null
            ? $"'{experiment.Folder}' has no decoding_results/*/error_model.dem to decode with."
            : $"'{experiment.Folder}' has no decoding result named like '{wanted}': there {(models.Length == 1 ? "is" : "are")} {(models.Length == 0 ? "none" : string.Join(", ", models.Select(Name)))}.");
    }

    /// <summary>Opens the detection events and the true observables.</summary>
    public static WillowShots Open(WillowExperiment experiment, DetectorErrorModel model)
    {
        string events = Path.Combine(experiment.Folder, "detection_events.b8");
        (int detectors, int observables) = (checked((int)model.DetectorCount), checked((int)model.ObservableCount));
        if (!File.Exists(events))
            throw new QuantumException($"'{experiment.Folder}' has no detection_events.b8.");
        string truth = Path.Combine(experiment.Folder, "obs_flips_actual.b8");
        ShotFormat format = ShotFormat.B8;
        if (!File.Exists(truth))
            (truth, format) = (Path.ChangeExtension(truth, ".01"), ShotFormat.Text01);
        if (!File.Exists(truth))
            throw new QuantumException($"'{experiment.Folder}' has no obs_flips_actual.b8: without it mistakes cannot be counted.");
        return new(File.OpenRead(events), new ShotLayout(0, detectors, 0), File.OpenRead(truth), format, observables);
    }

    private static T Read<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(file);
        }
        catch (StimFormatException error)
        {
            throw new QuantumException($"'{file}', {error.Message}", error);
        }
    }

    private static string Name(string model) => Path.GetFileName(Path.GetDirectoryName(model))!;
}
