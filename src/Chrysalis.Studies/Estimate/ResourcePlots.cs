using Chrysalis.Quantum.Resources;
using Chrysalis.Reports.Pictures;
using Chrysalis.Studies.Words;

namespace Chrysalis.Studies.Estimate;

/// <summary>Qubits against time.</summary>
internal static class ResourcePlots
{
    private static readonly AxisTick[] Times =
    [
        new(1, "1 s"), new(10, "10 s"), new(60, "1 min"), new(600, "10 min"), new(3600, "1 h"), new(36_000, "10 h"), new(86_400, "1 day"),
        new(864_000, "10 days"), new(8_640_000, "100 days"), new(31_557_600, "1 year"), new(315_576_000, "10 years"),
        new(3_155_760_000, "100 years"),
    ];

    private const double ShortSpan = 30;

    private static readonly double[] Steps = [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9];

    /// <summary>Frontiers with named points.</summary>
    public static byte[] QubitsAgainstTime(
        IReadOnlyList<(string Name, IReadOnlyList<ResourceEstimate> Frontier)> frontiers,
        IReadOnlyList<(string Name, double Seconds, double Qubits)> points)
    {
        Series[] lines = [.. frontiers.Select(one => new Series(
            one.Name, [.. one.Frontier.Select(estimate => estimate.SecondsPerRun)],
            [.. one.Frontier.Select(estimate => estimate.PhysicalQubits)]))];
        double[] all = [.. lines.SelectMany(line => line.X), .. points.Select(point => point.Seconds)];
        return ScaledPlots.LogLog(
            all.Max() <= 2 * Times[^1].Value ? "time of a run" : "time of a run, seconds", "physical qubits", lines,
            [.. points.Select(point => (point.Name, point.Seconds, point.Qubits))], Ticks(all.Min(), all.Max()));
    }

    private static AxisTick[]? Ticks(double least, double most)
    {
        if (most > 2 * Times[^1].Value)
            return null;
        if (most / least > ShortSpan)
            return Times;
        return [.. from power in Enumerable.Range((int)Math.Floor(Math.Log10(least)), 3) from step in Steps let seconds = step * Math.Pow(
            10, power) select new AxisTick(seconds, Quantities.Time(seconds))];
    }
}
