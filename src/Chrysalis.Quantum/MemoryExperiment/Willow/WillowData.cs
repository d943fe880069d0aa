using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.MemoryExperiment.Counting;

namespace Chrysalis.Quantum.MemoryExperiment.Willow;

/// <summary>
/// Decodes the public data of Google's surface-code experiments: Zenodo record 13273331 (CC BY 4.0), folders
/// <c>{patch}/{X|Z}/r{rounds}</c> with shots in b8 and error models of earlier decoding results as priors.
/// </summary>
public static class WillowData
{
    private const double Chip = 1;

    /// <summary>Decodes every experiment. One that is stopped returns what it decoded until then.</summary>
    /// <param name="options">What to decode, and how.</param>
    /// <param name="progress">Told how far it is; null when nobody wants to know.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="QuantumException">The folder holds no experiment, or a file is missing or malformed.</exception>
    public static WillowDataReport Decode(
        WillowDataOptions options, IProgress<MemoryProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<WillowExperiment> experiments = WillowExperiment.In(options.Folder);
        var points = new List<MemoryPoint>();
        var priors = new SortedSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < experiments.Count && !cancellation.IsCancellationRequested; i++)
        {
            (string prior, DetectorErrorModel model) = WillowFiles.Prior(experiments[i], options.Prior);
            priors.Add(prior);
            foreach (DecoderKind decoder in options.Decoders)
            {
                MemoryPoint? point = Decode(experiments[i], model, decoder, options.Workers, cancellation);
                if (point is null)
                    break;
                points.Add(point);
                progress?.Report(new((i + 1.0) / experiments.Count, point));
            }
        }
        return new(options.Folder, [.. priors], points, !cancellation.IsCancellationRequested);
    }

    private static MemoryPoint? Decode(
        WillowExperiment experiment, DetectorErrorModel model, DecoderKind decoder, int? workers, CancellationToken cancellation)
    {
        try
        {
            var stream = new StreamDecoder(decoder.Create(model), workers);
            using var shots = WillowFiles.Open(experiment, model);
            DecodedShots decoded = stream.Decode(shots.Events, shots.Layout, shots.Truth, null, cancellation);
            return decoded.IsComplete
                ? new(
                    new(experiment.Distance, experiment.Rounds, experiment.Basis, experiment.Patch, Chip, decoder.Name),
                    (2 * experiment.Distance * experiment.Distance) - 1, decoded.Shots, decoded.Mistakes)
                : null;
        }
        catch (Exception error) when (error is StimFormatException or DecodingException)
        {
            throw new QuantumException($"'{experiment.Folder}': {error.Message}", error);
        }
    }
}
