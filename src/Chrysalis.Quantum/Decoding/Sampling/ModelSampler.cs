using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Decoding.Sampling;

/// <summary>
/// Draws shots from a detector error model: every error happens by itself with its probability. Shots come in blocks; a block depends on
/// the seed and its number only, so blocks may be drawn anywhere and in any order. May be shared between threads.
/// </summary>
public sealed class ModelSampler
{
    /// <summary>Shots a block.</summary>
    public const int BlockShots = 1024;

    private readonly List<(double Probability, int Start, int End)> errors = [];
    private readonly List<int> flips = [];

    /// <summary>Creates a sampler.</summary>
    /// <param name="model">The model; its errors are unrolled in memory.</param>
    /// <exception cref="DecodingException">The model is too large for memory.</exception>
    public ModelSampler(DetectorErrorModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.ErrorCount > MatchingGraphBuilder.MaxErrors
            || model.DetectorCount + model.ObservableCount > MatchingGraphBuilder.MaxNodes)
            throw new DecodingException($"The model's {model.ErrorCount} errors on {model.DetectorCount} detectors are too many to sample: "
                + $"{MatchingGraphBuilder.MaxErrors} on {MatchingGraphBuilder.MaxNodes} are the most.");
        Detectors = (int)model.DetectorCount;
        Observables = (int)model.ObservableCount;
        model.ForEachError((probability, targets) =>
        {
            int start = flips.Count;
            foreach (DemTarget target in targets)
                if (target.Kind != DemTargetKind.Separator)
                    flips.Add((int)target.Index + (target.Kind == DemTargetKind.Observable ? Detectors : 0));
            if (probability > 0)
                errors.Add((probability, start, flips.Count));
        });
    }

    /// <summary>Detector bits, the first of a shot.</summary>
    public int Detectors { get; }

    /// <summary>Observable bits, the last of a shot.</summary>
    public int Observables { get; }

    /// <summary>Draws a block of <see cref="BlockShots"/> shots: detectors, then observables.</summary>
    /// <param name="seed">The seed of the whole sampling.</param>
    /// <param name="block">The block's number.</param>
    public ShotTable Sample(ulong seed, long block)
    {
        var table = new ShotTable(BlockShots, Detectors + Observables);
        var random = new ShotRandom(seed, block);
        foreach ((double probability, int start, int end) in errors)
        {
            double inverse = 1 / Math.Log(1 - probability);
            for (long shot = random.NextGap(inverse); shot < BlockShots; shot += 1L + random.NextGap(inverse))
                for (int i = start; i < end; i++)
                    table.Flip((int)shot, flips[i]);
        }
        return table;
    }
}
