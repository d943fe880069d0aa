using Chrysalis.Quantum.MemoryExperiment.Willow;
using Chrysalis.Reports.Html;
using Chrysalis.Reports.Pictures;
using Chrysalis.Studies.Computer;
using static Chrysalis.Studies.Memory.MemoryWords;
using static System.FormattableString;

namespace Chrysalis.Studies.Memory;

/// <summary>The page of a decoded data set.</summary>
public static class WillowDataPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(string path, WillowDataReport report)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(report);
        var page = new HtmlReport("A measured quantum memory, decoded", "Detection events of a real chip, decoded here: "
            + "errors a cycle by distance, and by how much two more of distance suppress them.");
        if (!report.IsComplete)
            page.Paragraph("Stopped early: this is what was known then.");
        page.Section("Error against rounds").Picture(
            Decay(report), "Share of wrong shots over rounds", "Points: measured, 95 % intervals, one series a patch, basis and decoder.");
        page.Section("Suppression").Table(["Distance", "Decoder", "Error a cycle", "Patches and bases"], report.Rates.Select(
            r => (IReadOnlyList<string>)[Invariant($"{r.Distance}"), r.Decoder, Rate(r.PerCycle), Invariant($"{r.Settings}")]));
        page.Table(["Decoder", "Lambda", "Source"], report.Suppressions.Select(s =>
            (IReadOnlyList<string>)[s.Decoder, Number(s.Fit.Lambda), "decoded here"]).Concat(WillowComparison.PublishedRefits));
        page.Section("Counts").Table(["Patch", "Basis", "Rounds", "Decoder", "Wrong", "Shots"], report.Points.Select(
            p => (IReadOnlyList<string>)
            [
                p.Setting.Noise, Invariant($"{p.Setting.Basis}"), Invariant($"{p.Setting.Rounds}"), p.Setting.Decoder,
                Invariant($"{p.Errors}"), Invariant($"{p.Shots}")
            ]));
        page.Paragraph(Invariant($"Folder {report.Folder}; error models {string.Join(", ", report.Priors)}. Layout and data: ")
            + Invariant($"Zenodo 13273331, CC BY 4.0, Google Quantum AI. {MachineLine.Text()}"));
        page.Save(path);
    }

    private static byte[] Decay(WillowDataReport report) => ErrorPlots.Draw("rounds", "share of wrong shots",
        [.. report.Points.GroupBy(p => p.Setting with { Rounds = 0 }).Select((same, i) => MemoryPlots.Points(
            Invariant($"{same.Key.Noise} {same.Key.Basis} {same.Key.Decoder}"), [.. same], p => p.Setting.Rounds, p => p.PerShot, i))],
        false, true);
}
