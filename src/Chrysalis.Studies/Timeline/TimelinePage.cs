using System.Globalization;
using Chrysalis.Quantum.Published;
using Chrysalis.Quantum.Timeline;
using Chrysalis.Reports.Html;
using Chrysalis.Reports.Pictures;
using Chrysalis.Studies.Computer;
using Chrysalis.Studies.Words;
using static System.FormattableString;

namespace Chrysalis.Studies.Timeline;

/// <summary>The page of the timeline.</summary>
public static class TimelinePage
{
    private const double PlotEnd = 2080;

    /// <summary>Writes the page.</summary>
    public static void Write(string path, TimelineReport report, TimelineOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        TimelineMachine latest = report.Machine(BreakTimeline.LatestMachine);
        var page = new HtmlReport("When could a quantum computer break a key?", Invariant($"{report.Futures} futures of the hardware, ")
            + Invariant($"drawn from stated scenarios. The machine of 2026's estimate has a median of {Quantities.Date(latest.Year50)}; ")
            + Invariant($"one future in twenty has it by {Quantities.Date(latest.Year05)}."));
        page.Section("When each machine may exist").Picture(
            Dates(report), "Years in which each published machine may exist",
            "Point: median. Thick: half of all futures. Thin: nine in ten; bars end at 2080. Computed from assumed scenarios.");
        page.Table(["Machine", "Published qubits", "Model at 1e-3", "5 %", "25 %", "Median", "75 %", "95 %"], report.Machines.Select(Row));
        page.Section("How likely by when").Picture(Curves(report), "Share of futures that have each machine, by year");
        page.Table(["Machine", "Task", "Before 2030", "2035", "2040", "2050"], report.Machines.Select(
            machine => (IReadOnlyList<string>)
            [
                machine.Name, machine.Task, .. machine.ShareBefore.Values.Select(share => Invariant($"{share:0.0%}"))
            ]));
        page.Section("The article's ten years").Table(
            ["Machine", "Qubits", "Doublings", "Every half year", "Every year", "Every two years (Moore)", "Doubling for ten years"],
            report.Article.Select(Row));
        page.Paragraph($"The article reached {Quantities.Large(KeyMachines.WebberHourQubits)} qubits within ten years by doubling from "
            + "about a hundred. That takes a doubling in less than six months. With Moore's two years it takes over forty. "
            + "But the machine asked for has shrunk over 600 times since, and the error rate must be good enough too: "
            + "the tables above count both.");
        page.Section("What moves the date").Picture(
            Tornado(report), "How each assumption moves the date of the latest machine",
            Invariant($"Machine {BreakTimeline.LatestMachine}; dashed: everything at its middle ")
                + Invariant($"({Quantities.Date(report.MiddleYear)}). Bars end at 2080."));
        page.Table(["Assumption", "Early", "Year", "Late", "Year"], report.Sensitivities.Select(one =>
            (IReadOnlyList<string>)[one.Assumption, one.Early, Quantities.Date(one.EarlyYear), one.Late, Quantities.Date(one.LateYear)]));
        page.Section("Measured so far");
        page.Table(["Chip", "Date", "Qubits", "Lambda", "Error rate, 0.01 / Lambda", "Source"], QubitMilestone.All.Select(Row));
        page.Section("Assumed").Figures(Assumed(report, options));
        page.Paragraph(Invariant($"Seed {report.Seed}. ") + MachineLine.Text());
        page.Save(path);
    }

    private static byte[] Dates(TimelineReport report) => ScaledPlots.YearRanges([.. report.Machines.Select(machine =>
        new RangeBar(
            machine.Name, machine.Dates.Quantile(0.05), machine.Dates.Quantile(0.25), machine.Year50, machine.Dates.Quantile(0.75),
            machine.Dates.Quantile(0.95)))],
        Math.Floor(report.StartYear), PlotEnd);

    private static byte[] Curves(TimelineReport report)
    {
        double[] years = [.. Enumerable.Range(0, 2 * (int)(PlotEnd - report.StartYear) + 1).Select(i => report.StartYear + i / 2.0)];
        string[] shown = ["google-2026", "gidney-2025", "litinski-2023", "gidney-ekera-2019", "webber-2022-day", "webber-2022-hour"];
        return ScaledPlots.OverYears(
            "share of futures",
            [.. shown.Select(name => new Series(name, years, [.. years.Select(report.Machine(name).Dates.ProbabilityBefore)]))]);
    }

    private static byte[] Tornado(TimelineReport report) => ScaledPlots.YearRanges([.. report.Sensitivities.Select(one =>
        new RangeBar(
            $"{one.Assumption}: {one.Early} / {one.Late}", one.EarlyYear ?? double.PositiveInfinity,
            one.EarlyYear ?? double.PositiveInfinity, null, one.LateYear ?? double.PositiveInfinity,
            one.LateYear ?? double.PositiveInfinity))],
        Math.Floor(report.StartYear), PlotEnd, report.MiddleYear);

    private static IEnumerable<Figure> Assumed(TimelineReport report, TimelineOptions options)
    {
        const string Assumption = "assumed";
        yield return new(
            "Start", Invariant($"{report.StartQubits:0} qubits, error rate {report.StartErrorRate:0.0e+0}, {report.StartYear:0.0}"),
            QubitMilestone.Willow.Source);
        foreach (string name in report.Machines[0].MedianByScenario.Keys)
        {
            GrowthScenario one = GrowthScenario.Named(name);
            yield return new(
                $"Scenario {name}", Invariant($"{one.Description}; floor {one.ErrorFloor.Low:0.#e-0} to {one.ErrorFloor.High:0.#e-0}"),
                Assumption);
        }

        yield return new(
            "Spread", Invariant($"one standard deviation of doubling and halving times is a factor of {options.Spread:0.##}"), Assumption);
        yield return new("Better algorithms", double.IsFinite(options.RequirementHalvingYears)
            ? Invariant($"halve the qubits needed every {options.RequirementHalvingYears:0.##} years from 2026 on, down to a twentieth")
            : "none after 2026", Assumption);
        yield return new(
            "Machine", "the first date at which one machine has the qubits and the error rate that the model asks for at that rate",
            "quantum estimate; connections between chips, decoders, cooling and control are taken for granted");
    }

    private static IReadOnlyList<string> Row(TimelineMachine machine) =>
    [
        machine.Name, Quantities.Count(machine.PublishedQubits),
        machine.QubitsAtOneInThousand is { } qubits ? Quantities.Count(qubits) : "none",
        Quantities.Date(machine.Year05), Quantities.Date(machine.Year25), Quantities.Date(machine.Year50), Quantities.Date(machine.Year75),
        Quantities.Date(machine.Year95),
    ];

    private static IReadOnlyList<string> Row(Extrapolation one) =>
    [
        one.Machine, Quantities.Count(one.Qubits), Invariant($"{one.Doublings:0.0}"), Quantities.Date(one.YearEveryHalfYear),
        Quantities.Date(one.YearEveryYear), Quantities.Date(one.YearEveryTwoYears),
        Invariant($"{one.DoublingMonthsForTenYears:0.0} months"),
    ];

    private static IReadOnlyList<string> Row(QubitMilestone one) =>
    [
        one.Name, one.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Invariant($"{one.Qubits}"),
        one.Lambda is { } lambda ? Invariant($"{lambda:0.00}") : "-",
        one.EffectiveErrorRate is { } rate ? Invariant($"{rate:0.0e+0}") : "-", one.Source,
    ];
}
