using static System.FormattableString;

namespace Chrysalis.Quantum.Timeline;

/// <summary>Changes one assumption at a time.</summary>
internal static class TimelineSensitivities
{
    /// <summary>Half-width of the ranges in standard deviations: nine futures in ten.</summary>
    private const double Sigmas = 1.645;

    /// <summary>The assumptions, the one that moves the date most first.</summary>
    public static IReadOnlyList<Sensitivity> Of(TimelineOptions options, GrowthScenario scenario, QubitRequirement requirement)
    {
        HardwareFuture middle = BreakTimeline.Middle(options, scenario);
        Func<double, double, double> needed = BreakTimeline.Needed(options, requirement);
        double range = Math.Pow(options.Spread, Sigmas);
        double? Year(HardwareFuture future, Func<double, double, double>? other = null) =>
            BreakTimeline.Finite(future.Arrival(other ?? needed, options.Horizon));
        (double early, double late) = (1 / range, range);
        Sensitivity[] all =
        [
            new(
                "qubits double every", Invariant($"{middle.DoublingYears * early:0.0} years"),
                Year(middle with { DoublingYears = middle.DoublingYears * early }), Invariant($"{middle.DoublingYears * late:0.0} years"),
                Year(middle with { DoublingYears = middle.DoublingYears * late })),
            new(
                "error rate halves every", Invariant($"{middle.HalvingYears * early:0.0} years"),
                Year(middle with { HalvingYears = middle.HalvingYears * early }), Invariant($"{middle.HalvingYears * late:0.0} years"),
                Year(middle with { HalvingYears = middle.HalvingYears * late })),
            new(
                "error rate stops at", Invariant($"{scenario.ErrorFloor.Low:0.#e-0}"),
                Year(middle with { ErrorFloor = scenario.ErrorFloor.Low }), Invariant($"{scenario.ErrorFloor.High:0.#e-0}"),
                Year(middle with { ErrorFloor = scenario.ErrorFloor.High })),
            new(
                "qubits at the start", "1121 (Condor)", Year(middle with { StartQubits = 1121 }), "53 (Sycamore)",
                Year(middle with { StartQubits = 53 })),
            new(
                "error suppression at the start", "Lambda 3", Year(middle with { StartErrorRate = 0.01 / 3 }),
                "Lambda 1.40 (Zuchongzhi 3.2)", Year(middle with { StartErrorRate = 0.01 / 1.4 })),
            new(
                "the model's factor of two", "half the qubits", Year(middle, (year, rate) => needed(year, rate) / 2), "twice",
                Year(middle, (year, rate) => needed(year, rate) * 2)),
            new(
                "qubits needed halve", "every 5 years",
                Year(middle, BreakTimeline.Needed(options with { RequirementHalvingYears = 5 }, requirement)), "never again",
                Year(middle, BreakTimeline.Needed(options with { RequirementHalvingYears = double.PositiveInfinity }, requirement))),
        ];
        return [.. all.OrderByDescending(one => (one.LateYear ?? options.Horizon) - (one.EarlyYear ?? options.Horizon))];
    }
}
