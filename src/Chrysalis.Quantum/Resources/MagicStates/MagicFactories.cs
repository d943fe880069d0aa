using Chrysalis.Quantum.Resources.Machines;
using static System.FormattableString;

namespace Chrysalis.Quantum.Resources.MagicStates;

/// <summary>The factories that can be built at a physical error rate.</summary>
internal static class MagicFactories
{
    private const int LongestFirstLevel = 61;

    /// <summary>8T-to-CCZ: patches, with helpers, and lattice-surgery steps (arXiv:2409.17595, fig. 24).</summary>
    private const int ConversionPatches = 12, ConversionSteps = 6;

    /// <summary>Factories of a kind, none of them beaten by another that costs less and errs less.</summary>
    /// <param name="kind">Kind.</param>
    /// <param name="errorRate">Physical error rate.</param>
    /// <param name="patches">How patches fail.</param>
    /// <returns>By rising cost and falling error; empty when there is none at this error rate.</returns>
    public static IReadOnlyList<MagicFactory> Of(FactoryKind kind, double errorRate, LogicalErrorModel patches)
    {
        ArgumentNullException.ThrowIfNull(patches);
        if (errorRate >= patches.Threshold)
            return [];
        return Undominated(kind switch
        {
            FactoryKind.AutoCcz => AutoCcz(errorRate, patches).Concat(Deeper(errorRate, patches)),
            FactoryKind.Distillation => Distillation(errorRate),
            _ => Cultivation(errorRate, patches),
        });
    }

    /// <summary>
    /// An AutoCCZ factory of given distances: its size and error are those of Gidney and Fowler (arXiv:1812.01238) as used for
    /// arXiv:1905.09749 and 2011.03494.
    /// </summary>
    internal static MagicFactory AutoCcz(int firstDistance, int secondDistance, double errorRate, LogicalErrorModel patches)
    {
        double ratio = (double)firstDistance / secondDistance;
        // In units of patches of the second level: 15-to-1 factories are 4 x 8 and take 5.75, 8T-to-CCZ is 3 x 6 and takes 5.
        double firstDepth = 5.75 * ratio;
        double firstFactories = Math.Ceiling(8 * firstDepth / 5);
        double width = Math.Ceiling(16 * ratio + 3 + 2 * ratio);
        double height = Math.Ceiling(Math.Max(6, 4 * ratio * Math.Ceiling(firstFactories / 2)));
        double injected = errorRate + 100 * patches.PerRound(firstDistance / 2, errorRate);
        double first = 35 * Math.Pow(injected, 3) + 1100 * patches.PerRound(firstDistance, errorRate);
        double second = 28 * first * first + 1000 * patches.PerRound(secondDistance, errorRate);
        return new(
            Invariant($"AutoCCZ {firstDistance}/{secondDistance}"), width * height * SurfaceCodePatch.PatchQubits(secondDistance),
            Math.Max(5, firstDepth) * secondDistance, second);
    }

    /// <summary>
    /// The same with more levels of 15-to-1 in front, for computations so long that two levels err too often. Each level's distance is the
    /// least whose patches err no more than its distillation, and at most the last; volumes add up, and as many of each level's factories
    /// work as one 8T-to-CCZ needs.
    /// </summary>
    internal static MagicFactory Deeper(int levels, int lastDistance, double errorRate, LogicalErrorModel patches)
    {
        double error = errorRate, volume = 0;
        for (int level = 0; level < levels; level++)
        {
            double distilled = 35 * Math.Pow(error, 3);
            int distance =
                OddFrom(3, lastDistance).FirstOrDefault(one => 1100 * patches.PerRound(one, errorRate) <= distilled, lastDistance);
            error = distilled + 1100 * patches.PerRound(distance, errorRate);
            volume = 15 * volume + 32 * SurfaceCodePatch.PatchQubits(distance) * 5.75 * distance;
        }

        double period = 5.0 * lastDistance;
        double qubits = 18 * SurfaceCodePatch.PatchQubits(lastDistance) + 8 * volume / period;
        return new(
            Invariant($"AutoCCZ with {levels} levels of 15-to-1, {lastDistance}"), Math.Ceiling(qubits), period,
            28 * error * error + 1000 * patches.PerRound(lastDistance, errorRate));
    }

    /// <summary>8T-to-CCZ fed by cultivation within its own patches.</summary>
    internal static MagicFactory Converted(CultivatedState state, int distance, double errorRate, LogicalErrorModel patches)
    {
        double qubits = ConversionPatches * SurfaceCodePatch.PatchQubits(distance);
        double conversion = ConversionSteps * distance;
        double error = 28 * state.ErrorRate * state.ErrorRate + ConversionPatches * conversion * patches.PerRound(distance, errorRate);
        double attempts = 1 + 8 * state.ErrorRate;
        return new(Invariant($"cultivation, 8T-to-CCZ {distance}"), qubits, attempts * conversion + 8 * state.QubitRounds / qubits, error);
    }

    private static IEnumerable<MagicFactory> AutoCcz(double errorRate, LogicalErrorModel patches) =>
        from first in OddFrom(5, LongestFirstLevel)
        from second in OddFrom(first + 2, SurfaceCodePatch.LargestDistance)
        select AutoCcz(first, second, errorRate, patches);

    private static IEnumerable<MagicFactory> Deeper(double errorRate, LogicalErrorModel patches) =>
        from levels in Enumerable.Range(2, 3)
        from last in OddFrom(15, SurfaceCodePatch.LargestDistance)
        select Deeper(levels, last, errorRate, patches);

    private static IEnumerable<MagicFactory> Cultivation(double errorRate, LogicalErrorModel patches) =>
        from state in CultivationTable.At(errorRate)
        from distance in OddFrom(7, SurfaceCodePatch.LargestDistance)
        select Converted(state, distance, errorRate, patches);

    /// <summary>The two published designs; each serves error rates up to the one it was simulated at.</summary>
    private static IEnumerable<MagicFactory> Distillation(double errorRate)
    {
        if (errorRate <= 1e-4 * (1 + 1e-9))
            yield return new("(15-to-1)^4 7,3,3 x (8-to-CCZ) 15,7,9", 12_400, 36.1, 7.2e-14);
        if (errorRate <= 1e-3 * (1 + 1e-9))
            yield return new("(15-to-1)^6 13,7,7 x (8-to-CCZ) 25,15,15", 47_000, 60, 5.2e-11);
    }

    private static List<MagicFactory> Undominated(IEnumerable<MagicFactory> factories)
    {
        var kept = new List<MagicFactory>();
        foreach (MagicFactory factory in factories.OrderBy(one => one.QubitRounds).ThenBy(one => one.ErrorRate))
        {
            if (kept.Count == 0 || factory.ErrorRate < kept[^1].ErrorRate)
                kept.Add(factory);
        }

        return kept;
    }

    private static IEnumerable<int> OddFrom(int first, int last)
    {
        for (int distance = first; distance <= last; distance += 2)
            yield return distance;
    }
}
