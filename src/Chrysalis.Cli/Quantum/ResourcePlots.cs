using Chrysalis.Quantum.Resources;
using Chrysalis.Reports.Pictures;

namespace Chrysalis.Cli.Quantum;

/// <summary>Qubits against time.</summary>
internal static class ResourcePlots
{
    private static readonly AxisTick[] Times =
    [
        new(1, "1 s"), new(60, "1 min"), new(600, "10 min"), new(3600, "1 h"), new(36_000, "10 h"), new(86_400, "1 day"), new(864_000, "10 days"),
        new(31_557_600, "1 year"), new(315_576_000, "10 years"), new(3_155_760_000, "100 years"),
    ];

    /// <summary>Frontiers with named points.</summary>
    public static byte[] QubitsAgainstTime(IReadOnlyList<(string Name, IReadOnlyList<ResourceEstimate> Frontier)> frontiers, IReadOnlyList<(string Name, double Seconds, double Qubits)> points)
    {
        Series[] lines = [.. frontiers.Select(one => new Series(one.Name, [.. one.Frontier.Select(estimate => estimate.SecondsPerRun)], [.. one.Frontier.Select(estimate => estimate.PhysicalQubits)]))];
        double[] all = [.. lines.SelectMany(line => line.X), .. points.Select(point => point.Seconds)];
        bool known = all.Max() <= 2 * Times[^1].Value;
        return ScaledPlots.LogLog("time of a run", "physical qubits", lines, [.. points.Select(point => (point.Name, point.Seconds, point.Qubits))], known ? Times : null);
    }
}
