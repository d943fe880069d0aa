using System.Globalization;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Bursts;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Fits;
using Chrysalis.Quantum.Statistics;
using static System.FormattableString;

namespace Chrysalis.Studies.Memory;

/// <summary>Settings and figures of memory experiments in words.</summary>
public static class MemoryWords
{
    /// <summary>A setting in a few words.</summary>
    public static string Of(MemorySetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return Invariant($"d = {setting.Distance}, {setting.Rounds} rounds, {setting.Basis}, ")
            + Invariant($"{setting.Noise} {setting.Probability}, {setting.Decoder}");
    }

    /// <summary>A rate of errors with its interval.</summary>
    public static string Rate(RateEstimate rate) => Invariant($"{Rate(rate.Value)} ({Rate(rate.Low)} to {Rate(rate.High)})");

    /// <summary>A rate of errors.</summary>
    public static string Rate(double rate) =>
        rate == 0 ? "0" : rate >= 0.0001 ? Invariant($"{100 * rate:0.####} %") : Invariant($"{rate:0.00e+0}");

    /// <summary>A number with its interval.</summary>
    public static string Number(RateEstimate number) => Invariant($"{number.Value:0.00} ({number.Low:0.00} to {number.High:0.00})");

    /// <summary>A distance with its range.</summary>
    public static string Distance(Projection projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        return projection.Distance is { } d
            ? Invariant($"{d} ({projection.BestDistance?.ToString(CultureInfo.InvariantCulture) ?? "none"} to ")
                + Invariant($"{projection.WorstDistance?.ToString(CultureInfo.InvariantCulture) ?? "none"})")
            : "none";
    }

    /// <summary>A large number with its unit of thousand or million.</summary>
    public static string Count(double count) => count >= 1e6 ? Invariant($"{count / 1e6:0.#} million") : Invariant($"{count:0}");

    /// <summary>What a projection says beside the published machine.</summary>
    public static string Webber(Projection projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        double patches = (double)WebberMachine.LogicalQubits * projection.Qubits ?? double.NaN;
        string beside = patches < WebberMachine.PhysicalQubits ? "of Webber's" : "and would be more than Webber's";
        return Invariant($"{WebberMachine.LogicalQubits} such patches are {Count(patches)} qubits {beside} ")
            + Invariant($"{Count(WebberMachine.PhysicalQubits)}; distilling magic states and routing come on top");
    }

    /// <summary>The distance from which the floor of the largest code counted lies above the exponential.</summary>
    public static int? Crossing(MemoryReport report, SuppressionResult suppression)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(suppression);
        BurstFloor? largest = report.Floors.Where(f => f.Setting.Basis == suppression.Basis
            && f.Setting.Probability == suppression.Probability && f.Setting.Decoder == suppression.Decoder)
            .MaxBy(f => f.Setting.Distance);
        return largest is { Floor.Value: > 0 } ? suppression.Fit.Project(largest.Floor.Value).Distance : null;
    }
}
