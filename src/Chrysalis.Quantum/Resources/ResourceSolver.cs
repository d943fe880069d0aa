using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Quantum.Resources;

/// <summary>Finds the one quantity that is not given, when qubits and the time of a run are.</summary>
/// <param name="Work">The algorithm.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Architecture">The architecture.</param>
/// <param name="Qubits">Physical qubits there are.</param>
/// <param name="Seconds">Seconds a run may take.</param>
public sealed record ResourceSolver(LogicalCost Work, PhysicalMachine Machine, Architecture Architecture, double Qubits, double Seconds)
{
    private const int Halvings = 20;
    private const double Step = 1.5;

    /// <summary>The highest physical error rate with which the qubits suffice, 1e-6 to 0.1; null when even 1e-6 is too high.</summary>
    public double? LargestErrorRate() => Largest(rate => Suffices(Work, Machine with { ErrorRate = rate }), 1e-6, 0.1);

    /// <summary>The longest cycle in seconds with which the qubits suffice, 1 ns to 1 s; null when even 1 ns is too long.</summary>
    public double? LongestCycle() => Largest(cycle => Suffices(Work, Machine with { CycleSeconds = cycle }), 1e-9, 1);

    /// <summary>The longest reaction time in seconds with which the qubits suffice, 1 ns to 1 s; null when even 1 ns is too long.</summary>
    public double? LongestReaction() => Largest(reaction => Suffices(Work, Machine with { ReactionSeconds = reaction }), 1e-9, 1);

    /// <summary>The longest key whose cost suits the qubits, up to 16,384 bits; null when even the shortest does not.</summary>
    /// <param name="costOf">The cost of a key of so many bits.</param>
    /// <param name="shortest">Bits of the shortest key that <paramref name="costOf"/> knows.</param>
    public int? LongestKey(Func<int, LogicalCost> costOf, int shortest)
    {
        ArgumentNullException.ThrowIfNull(costOf);
        int low = shortest, high = 16_384;
        if (!Suffices(costOf(low), Machine))
            return null;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (Suffices(costOf(middle), Machine))
                low = middle;
            else
                high = middle;
        }

        return Suffices(costOf(high), Machine) ? high : low;
    }

    private bool Suffices(LogicalCost work, PhysicalMachine machine) =>
        new ResourceModel(work, machine, Architecture).Smallest(Seconds) is { } smallest && smallest.PhysicalQubits <= Qubits;

    /// <summary>
    /// The largest value that suffices, by steps downward and then halving: what suffices need not do so for every smaller value,
    /// as more rounds in the same time are more chances to fail.
    /// </summary>
    private static double? Largest(Func<double, bool> suffices, double least, double most)
    {
        double low = most, high = most;
        while (!suffices(low))
        {
            if (low <= least)
                return null;
            (low, high) = (Math.Max(least, low / Step), low);
        }

        for (int i = 0; i < Halvings && low < high; i++)
        {
            double middle = Math.Sqrt(low * high);
            if (suffices(middle))
                low = middle;
            else
                high = middle;
        }

        return low;
    }
}
