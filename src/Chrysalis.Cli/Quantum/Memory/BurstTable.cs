using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Bursts;
using Chrysalis.Quantum.MemoryExperiment.Fits;
using static Chrysalis.Studies.Memory.MemoryWords;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Memory;

/// <summary>Prints the floor that bursts put under a memory.</summary>
internal static class BurstTable
{
    /// <summary>Prints a line a code, where there are bursts.</summary>
    public static void Print(MemoryReport report, TextWriter output)
    {
        if (report.Options.Bursts is not { } bursts || report.Floors.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(Invariant($"bursts: {bursts.PerHour} an hour = {bursts.PerCycle:0.00e+0} a cycle of {bursts.CycleUs} us; ")
            + Invariant($"radius {bursts.Radius}, decay {bursts.DecayCycles} cycles, strength {bursts.Strength} (assumed)"));
        foreach (BurstFloor floor in report.Floors)
            output.WriteLine(Invariant($"{floor.Setting.Distance,3}{floor.Setting.Rounds,7} {floor.Setting.Basis,-2}")
                + Invariant($"{floor.Setting.Probability,7} {floor.Setting.Decoder,-11} without {Rate(floor.Calm.Value)} a cycle; ")
                + Invariant($"a shot hit fails {Rate(floor.FailureGivenBurst)}; floor {floor.Floor.Value:0.00e+0} a cycle"));
        output.WriteLine("  1024 shots share each place of impact: raise --shots for a steadier floor");
        foreach (SuppressionResult s in report.Suppressions)
            if (Crossing(report, s) is { } distance)
                output.WriteLine(
                    Invariant($"  {s.Basis} {s.Probability} {s.Decoder}: beyond d = {distance} the floor is higher than the exponential"));
    }
}
