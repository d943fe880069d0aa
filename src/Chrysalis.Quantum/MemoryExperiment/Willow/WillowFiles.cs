using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.MemoryExperiment.Willow;

/// <summary>The files of one experiment of the data set.</summary>
internal static class WillowFiles
{
    private const string NoisyCircuit = "circuit_noisy_si1000.stim";

    /// <summary>The prior: the error model of an earlier decoding result, or that of the noisy circuit.</summary>
    public static (string Name, DetectorErrorModel Model) Prior(WillowExperiment experiment, string? wanted)
    {
        string results = Path.Combine(experiment.Folder, "decoding_results");
        string[] models = Directory.Exists(results) ? [.. Directory.GetDirectories(results).Order(StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, "error_model.dem")).Where(File.Exists)] : [];
        string circuit = Path.Combine(experiment.Folder, NoisyCircuit);
        string? file = models.FirstOrDefault(model => Name(model).Contains(wanted ?? "si1000", StringComparison.OrdinalIgnoreCase));
        if (file is null && File.Exists(circuit) && (wanted is null || NoisyCircuit.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
            return (
                NoisyCircuit, Read(circuit, path => CircuitErrorModel.Of(StimCircuit.ReadFile(path), new() { DecomposeErrors = true })));
        file ??= wanted is null ? models.FirstOrDefault() : null;
        if (file is not null)
            return (Name(file), Read(file, DetectorErrorModel.ReadFile));
        throw new QuantumException(wanted is null
            ? $"'{experiment.Folder}' has neither decoding_results/*/error_model.dem nor {NoisyCircuit} to decode with."
            : $"'{experiment.Folder}' has no decoding result named like '{wanted}': there {(models.Length == 1 ? "is" : "are")} "
                + $"{(models.Length == 0 ? "none" : string.Join(", ", models.Select(Name)))}.");
    }

    /// <summary>Opens the detection events and the true observables: recorded ones, or converted from the measurements.</summary>
    public static WillowShots Open(WillowExperiment experiment, DetectorErrorModel model)
    {
        string events = Path.Combine(experiment.Folder, "detection_events.b8");
        string truth = Path.Combine(experiment.Folder, "obs_flips_actual.b8");
        ShotFormat format = ShotFormat.B8;
        if (!File.Exists(truth) && File.Exists(Path.ChangeExtension(truth, ".01")))
            (truth, format) = (Path.ChangeExtension(truth, ".01"), ShotFormat.Text01);
        if (!File.Exists(events) || !File.Exists(truth))
            return Convert(experiment, model);
        (int detectors, int observables) = (checked((int)model.DetectorCount), checked((int)model.ObservableCount));
        return new(File.OpenRead(events), new ShotLayout(0, detectors, 0), File.OpenRead(truth), format, observables);
    }

    private static WillowShots Convert(WillowExperiment experiment, DetectorErrorModel model)
    {
        string circuit = Path.Combine(experiment.Folder, "circuit_ideal.stim");
        string measurements = Path.Combine(experiment.Folder, "measurements.b8");
        string sweep = Path.Combine(experiment.Folder, "sweep_bits.b8");
        if (!File.Exists(circuit) || !File.Exists(measurements))
            throw new QuantumException($"'{experiment.Folder}' has neither detection_events.b8 with obs_flips_actual.b8, "
                + "nor measurements.b8 with circuit_ideal.stim to convert them.");
        var converter = Read(circuit, path => new DetectionConverter(StimCircuit.ReadFile(path)));
        if (converter.Detectors != model.DetectorCount || converter.Observables != model.ObservableCount)
            throw new QuantumException($"'{circuit}' has {converter.Detectors} detectors and {converter.Observables} observables, "
                + $"the error model {model.DetectorCount} and {model.ObservableCount}: they must agree.");
        if (converter.Circuit.SweepBitCount > 0 && !File.Exists(sweep))
            throw new QuantumException($"'{experiment.Folder}' lacks sweep_bits.b8, which its circuit depends on.");
        Stream? sweepBits = converter.Circuit.SweepBitCount > 0 ? File.OpenRead(sweep) : null;
        return new(
            new ConvertedShots(converter, File.OpenRead(measurements), sweepBits),
            new ShotLayout(0, converter.Detectors, converter.Observables));
    }

    private static T Read<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception error) when (error is StimFormatException or DecodingException)
        {
            throw new QuantumException($"'{file}', {error.Message}", error);
        }
    }

    private static string Name(string model) => Path.GetFileName(Path.GetDirectoryName(model))!;
}
