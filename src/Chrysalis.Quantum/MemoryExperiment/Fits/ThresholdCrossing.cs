using Chrysalis.Quantum.MemoryExperiment.Counting;

namespace Chrysalis.Quantum.MemoryExperiment.Fits;

/// <summary>Where the curves of two distances cross: above it the larger code is the worse one.</summary>
/// <param name="SmallDistance">The smaller distance.</param>
/// <param name="LargeDistance">The larger distance.</param>
/// <param name="Probability">Physical error rate of the crossing, between measured points by straight lines in the logarithms.</param>
public sealed record ThresholdCrossing(int SmallDistance, int LargeDistance, double Probability)
{
    /// <summary>The crossings of neighbouring distances; a pair whose curves do not cross between the points is left out.</summary>
    public static IReadOnlyList<ThresholdCrossing> Of(IReadOnlyCollection<MemoryPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        int[] distances = [.. points.Select(p => p.Setting.Distance).Distinct().Order()];
        return [.. distances.Zip(distances.Skip(1)).Select(pair => Between(points, pair.First, pair.Second)).OfType<ThresholdCrossing>()];
    }

    private static ThresholdCrossing? Between(IReadOnlyCollection<MemoryPoint> points, int small, int large)
    {
        var gaps = (from a in points
                    join b in points on a.Setting with { Distance = 0, Rounds = 0 } equals b.Setting with { Distance = 0, Rounds = 0 }
                    where a.Setting.Distance == small && b.Setting.Distance == large && a.Errors > 0 && b.Errors > 0
                    orderby a.Setting.Probability
                    select (P: Math.Log(a.Setting.Probability), Gap: Math.Log(a.PerCycle.Value / b.PerCycle.Value))).ToList();
        for (int i = 1; i < gaps.Count; i++)
        {
            ((double p0, double gap0), (double p1, double gap1)) = (gaps[i - 1], gaps[i]);
            if (gap0 > 0 && gap1 <= 0)
                return new(small, large, Math.Exp(p0 + ((p1 - p0) * gap0 / (gap0 - gap1))));
        }
        return null;
    }
}
