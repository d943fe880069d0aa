using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Reports.Html;
using Chrysalis.Studies.Computer;
using static Chrysalis.Studies.Memory.MemoryWords;
using static System.FormattableString;

namespace Chrysalis.Studies.Memory;

/// <summary>The page of a memory experiment.</summary>
public static class MemoryPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(string path, MemoryReport report)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(report);
        string codes = report.Options.IsSurfaceCode ? "Rotated surface codes" : "Repetition codes";
        var page = new HtmlReport("A quantum memory below the threshold", codes + " under the noise "
            + Invariant($"'{report.Options.Noise}', sampled shot by shot and decoded; what their logical errors do as the code grows."));
        if (!report.IsComplete)
            page.Paragraph("Stopped early: this is what was known then.");
        AddThresholds(page, report);
        AddSuppression(page, report);
        if (report.Decays.Count > 0)
            page.Section("Error against rounds").Picture(
                MemoryPlots.Decay(report), "Share of wrong shots over rounds",
                "Points: counted, 95 % intervals. Lines: 1 - 2 P(r) = A (1 - 2 e)^r, weighted least squares.");
        if (report.Options.Noise == MemoryNoiseKind.Willow)
            page.Section("Beside Willow").Table(["Figure", "Value", "Source"], WillowComparison.Rows(report))
                .Paragraph(WillowComparison.Why);
        AddBursts(page, report);
        page.Section("Counts").Table(
            ["Distance", "Qubits", "Rounds", "Basis", "Rate", "Decoder", "Errors", "Shots", "Error a cycle (95 % interval)"],
            report.Points.Where(p => !p.Setting.IsBurst).Select(Row));
        page.Paragraph("Error a cycle e from the share P of wrong shots in r rounds: 1 - 2 P = (1 - 2 e)^r (arXiv:2408.13687). "
            + "Intervals of shares: Wilson 1927, 95 %.");
        page.Paragraph(Invariant($"Seed {report.Options.Seed}. {MachineLine.Text()}"));
        page.Save(path);
    }

    private static void AddThresholds(HtmlReport page, MemoryReport report)
    {
        if (report.Options.Probabilities.Count < 2)
            return;
        page.Section("Threshold");
        foreach (var same in report.PerDistance().GroupBy(p => (p.Setting.Basis, p.Setting.Decoder)))
            page.Picture(MemoryPlots.Threshold([.. same]), "Logical errors a cycle over the physical error rate, a curve a distance",
                Invariant($"Basis {same.Key.Basis}, decoder {same.Key.Decoder}. Points: counted, 95 % intervals. Left of where the curves ")
                    + "cross, larger codes are better.");
        if (report.Thresholds.Count > 0)
            page.Table(["Basis", "Decoder", "Distances", "Curves cross at"], report.Thresholds.Select(
                t => (IReadOnlyList<string>)
                [
                    Invariant($"{t.Basis}"), t.Decoder, Invariant($"{t.Crossing.SmallDistance} and {t.Crossing.LargeDistance}"),
                    Invariant($"{100 * t.Crossing.Probability:0.000} %")
                ]));
    }

    private static void AddSuppression(HtmlReport page, MemoryReport report)
    {
        if (report.Suppressions.Count == 0)
            return;
        page.Section("Suppression");
        foreach (var same in report.Suppressions.GroupBy(s => (s.Basis, s.Decoder)))
            page.Picture(MemoryPlots.Suppression(report, same.Key.Basis, same.Key.Decoder), "Logical errors a cycle over the code distance",
                Invariant($"Basis {same.Key.Basis}, decoder {same.Key.Decoder}. Points: counted, 95 % intervals. Lines: ")
                    + "e = C Λ^(-(d+1)/2), weighted least squares of the logarithms.");
        if (report.Suppressions.Select(s => s.Probability).Distinct().Count() > 1)
            page.Picture(
                MemoryPlots.Lambda(report), "Lambda over the physical error rate",
                "Λ with its 95 % interval; above 1 is below the threshold.");
        page.Table(["Basis", "Rate", "Decoder", "Λ (95 % interval)", "Squared residuals / freedom"], report.Suppressions.Select(s =>
            (IReadOnlyList<string>)[Invariant($"{s.Basis}"), Invariant($"{s.Probability}"), s.Decoder, Number(s.Fit.Lambda), Invariant(
                $"{s.Fit.ChiSquare:0.0} / {s.Fit.Distances - 2}")]));
        page.Section("What a target takes");
        page.Table(
            ["Basis", "Rate", "Decoder", "Errors a cycle", "Distance (95 % range of the fit)", "Qubits a patch"],
            report.Suppressions.SelectMany(s => s.Projections.Select(p =>
                (IReadOnlyList<string>)
                [
                    Invariant($"{s.Basis}"), Invariant($"{s.Probability}"), s.Decoder, Invariant($"{p.ErrorsPerCycle:0.0e+0}"), Distance(p),
                    p.Qubits is { } q ? Invariant($"{q}") : "none"
                ])));
        page.Paragraph("Extrapolated from the fit: nothing here counts the rare correlated events that such targets meet (see bursts).");
        if (!report.Options.IsSurfaceCode)
            return;
        page.Paragraph(Invariant($"The last target, {WebberMachine.ErrorsPerCycle:0.0e+0}, is half a failure in Webber et al.'s hour (AVS ")
            + Invariant($"Quantum Sci. 4, 013801, 2022: 317 million qubits, 1 us cycle) on the {WebberMachine.LogicalQubits} logical ")
            + "qubits of Roetteler et al. (arXiv:1706.06752). "
            + string.Join(" ", report.Suppressions.Where(s => s.Projections[^1].Distance is not null)
                .Select(s => Invariant($"At {s.Probability} ({s.Decoder}, {s.Basis}) {Webber(s.Projections[^1])}."))));
    }

    private static void AddBursts(HtmlReport page, MemoryReport report)
    {
        if (report.Options.Bursts is not { } bursts || report.Floors.Count == 0)
            return;
        page.Section("Bursts").Paragraph(Invariant($"{bursts.PerHour} bursts an hour are {bursts.PerCycle:0.00e+0} a cycle of ")
            + Invariant($"{bursts.CycleUs} us (Willow saw about one an hour, arXiv:2408.13687). Radius {bursts.Radius} data-qubit ")
            + Invariant($"spacings, decay {bursts.DecayCycles} cycles and strength {bursts.Strength} are assumed. Shots are drawn given ")
            + "that a burst hits, at a random place and cycle; the decoder is not told. Intervals take shots as independent, "
            + "but 1024 of them share each place of impact, so these are too narrow.");
        page.Table(
            ["Distance", "Basis", "Rate", "Decoder", "Without, a cycle", "A shot hit fails", "Floor a cycle"], report.Floors.Select(f =>
                (IReadOnlyList<string>)
                [
                    Invariant($"{f.Setting.Distance}"), Invariant($"{f.Setting.Basis}"), Invariant($"{f.Setting.Probability}"),
                    f.Setting.Decoder, Rate(f.Calm), Rate(f.FailureGivenBurst),
                    Invariant($"{f.Floor.Value:0.00e+0} ({f.Floor.Low:0.00e+0} to {f.Floor.High:0.00e+0})")
                ]));
    }

    private static IReadOnlyList<string> Row(MemoryPoint point) =>
    [
        Invariant($"{point.Setting.Distance}"), Invariant($"{point.Qubits}"), Invariant($"{point.Setting.Rounds}"),
        Invariant($"{point.Setting.Basis}"), Invariant($"{point.Setting.Probability}"),
        point.Setting.Decoder, Invariant($"{point.Errors}"), Invariant($"{point.Shots}"), Rate(point.PerCycle),
    ];
}
