using Chrysalis.Quantum.MemoryExperiment.Bursts;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Fits;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>What a memory experiment found.</summary>
/// <param name="Options">What was run.</param>
/// <param name="Points">The settings that were counted, those hit by a burst included.</param>
/// <param name="IsComplete">False when it was cancelled.</param>
public sealed record MemoryReport(MemoryOptions Options, IReadOnlyList<MemoryPoint> Points, bool IsComplete)
{
    private static readonly double[] Targets = [1e-6, 1e-9, 1e-12];

    /// <summary>How errors fall with distance, for every basis, rate and decoder with at least two distances.</summary>
    public IReadOnlyList<SuppressionResult> Suppressions =>
        [.. (from point in PerDistance()
             group point by point.Setting with { Distance = 0, Rounds = 0 } into same
             select SuppressionFit.Of(same) is { } fit ? new SuppressionResult(
                 same.Key.Basis, same.Key.Probability, same.Key.Decoder, fit,
                 [.. GoalsOfCode.Select(goal => fit.Project(goal) with { IsLine = !Options.IsSurfaceCode })]) : null)
             .OfType<SuppressionResult>()];

    /// <summary>Error against rounds, for every code with at least two numbers of rounds.</summary>
    public IReadOnlyList<DecayResult> Decays =>
        [.. (from point in Points
             where !point.Setting.IsBurst
             group point by point.Setting with { Rounds = 0 } into same
             select DecayFit.Of(same) is { } fit ? new DecayResult(same.Key, fit) : null).OfType<DecayResult>()];

    /// <summary>Where the curves of neighbouring distances cross, by decoder and basis.</summary>
    public IReadOnlyList<ThresholdResult> Thresholds =>
        [.. from point in PerDistance()
            group point by (point.Setting.Basis, point.Setting.Decoder) into same
            from crossing in ThresholdCrossing.Of([.. same])
            select new ThresholdResult(same.Key.Basis, same.Key.Decoder, crossing)];

    /// <summary>The floor under the errors where bursts were asked for.</summary>
    public IReadOnlyList<BurstFloor> Floors => Options.Bursts is { } bursts
        ? [.. from hit in Points
              where hit.Setting.IsBurst
              join calm in PerDistance() on hit.Setting with { IsBurst = false, Noise = MemoryNames.Of(Options.Noise) } equals calm.Setting
              select BurstFloor.Of(calm, hit, bursts)]
        : [];

    /// <summary>A whole machine's target is one of surface codes: a repetition code corrects bit flips only.</summary>
    private IEnumerable<double> GoalsOfCode => Options.IsSurfaceCode ? Targets.Append(WebberMachine.ErrorsPerCycle) : Targets;

    /// <summary>One point a distance: at the most rounds, where what preparation and readout add weighs least.</summary>
    public IEnumerable<MemoryPoint> PerDistance() => Points.Where(p => !p.Setting.IsBurst)
        .GroupBy(p => p.Setting with { Rounds = 0 }).Select(same => same.MaxBy(p => p.Setting.Rounds)!);
}
