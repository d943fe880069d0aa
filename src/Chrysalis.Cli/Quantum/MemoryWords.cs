using System.Globalization;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Fits;
using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Cli.Quantum;

/// <summary>Settings and figures of memory experiments in words.</summary>
internal static class MemoryWords
{
    /// <summary>A setting in a few words.</summary>
    public static string Of(MemorySetting setting) => Text($"d = {setting.Distance}, {setting.Rounds} rounds, {setting.Basis}, {setting.Noise} {setting.Probability}, {setting.Decoder}");

    /// <summary>A rate of errors with its interval.</summary>
    public static string Rate(RateEstimate rate) => Text($"{Rate(rate.Value)} ({Rate(rate.Low)} to {Rate(rate.High)})");

    /// <summary>A rate of errors.</summary>
    public static string Rate(double rate) => rate == 0 ? "0" : rate >= 0.0001 ? Text($"{100 * rate:0.####} %") : Text($"{rate:0.00e+0}");

    /// <summary>A number with its interval.</summary>
    public static string Number(RateEstimate number) => Text($"{number.Value:0.00} ({number.Low:0.00} to {number.High:0.00})");

    /// <summary>A distance with its range.</summary>
    public static string Distance(Projection projection) => projection.Distance is { } d
        ? Text($"{d} ({projection.BestDistance?.ToString(CultureInfo.InvariantCulture) ?? "none"} to {projection.WorstDistance?.ToString(CultureInfo.InvariantCulture) ?? "none"})")
        : "none";

    /// <summary>A large number with its unit of thousand or million.</summary>
    public static string Count(double count) => count >= 1e6 ? Text($"{count / 1e6:0.#} million") : Text($"{count:0}");

    /// <summary>Text as it is everywhere.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
