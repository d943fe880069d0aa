using System.Globalization;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Quantum.Exposure.Findings;
using Chrysalis.Reports.Html;
using Chrysalis.Reports.Pictures;
using Chrysalis.Studies.Computer;
using static System.FormattableString;

namespace Chrysalis.Studies.Exposure;

/// <summary>The page of a study of exposed keys.</summary>
public static class ExposurePage
{
    /// <summary>Writes the page.</summary>
    public static void Write(string path, ExposureReport report)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(report);
        var page = new HtmlReport(
            "Whose coins can a quantum computer see?",
            "A public key is all that Shor's algorithm needs. These are the keys that the chain already shows, and the coins behind them.");
        if (report.Chain is { } chain)
            AddChain(page, report, chain);
        if (report.Addresses.Count > 0)
            page.Section("Addresses asked about")
                .Table(["Address", "Type", "Key visible", "Unspent", "BTC", "What to know"], report.Addresses.Select(AddressRow));
        page.Paragraph(MachineLine.Text());
        page.Save(path);
    }

    /// <summary>Value by year of creation and class, as a PNG file.</summary>
    public static byte[] ByYear(ExposureReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        decimal first = report.ByYear.Min(slice => slice.From), last = report.ByYear.Max(slice => slice.From);
        return Plot(
            "year in which the output was made", report.ByYear,
            [.. Enumerable.Range((int)first, (int)(last - first) + 1).Select(year => (decimal)year)],
            year => year.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Value by the size of outputs and class, as a PNG file.</summary>
    public static byte[] ByValue(ExposureReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Plot(
            "value of an output, BTC: from this to ten times of it", report.ByValue,
            [.. report.ByValue.Select(slice => slice.From).Distinct().Order()], ExposureWords.From);
    }

    private static void AddChain(HtmlReport page, ExposureReport report, ChainFacts chain)
    {
        page.Section("What was read");
        foreach (string line in ExposureWords.Chain(chain))
            page.Paragraph(line);
        page.Section("Unspent outputs")
            .Table(["Type", "Key visible", "Outputs", "BTC", "Share"], report.Summary.Rows.Select(row => Row(row, report)));
        page.Section("Two counts").Figures(Counts(report));
        page.Paragraph("The counts differ by definition, not by data. The wide one asks which coins could be taken by someone who can "
            + "break any key, however long each takes. The narrow one asks what could be sold at once if keys are broken one by one, "
            + "the richest first. Neither says what an attacker with one machine and some years could take: that is between them.");
        if (report.ByYear.Count > 0)
            page.Section("By age").Picture(
                ByYear(report), "Unspent bitcoin by year of creation and class",
                chain.IsSnapshot ? "Years by height, between the dates of halvings." : "Years by the times of blocks.")
                .Section("By value").Picture(
                    ByValue(report), "Unspent bitcoin by size of outputs and class", "A bar for each power of ten of an output's value.");
        if (report.Richest.Count > 0)
            page.Section("Richest exposed")
                .Table(["Owner", "BTC", "Outputs", "Since", "Key visible", "Type"], report.Richest.Select(OwnerRow));
        page.Section("Keys and scripts seen").Figures(Seen(chain));
    }

    private static IEnumerable<Figure> Counts(ExposureReport report)
    {
        yield return new(
            "Wide count", $"{ExposureWords.Btc(report.WideCount)} BTC in {ExposureWords.Count(report.Summary.ExposedOutputs)} outputs",
            $"computed: key shown by script or by reuse; {ExposureWords.WideSource}");
        yield return new("of it P2PK", $"{ExposureWords.Btc(report.Summary.ValueOf(OutputType.P2PK))} BTC", "computed");
        yield return new("of it by reuse", $"{ExposureWords.Btc(report.Summary.ValueOf(exposure: ExposureClass.ByReuse))} BTC", "computed");
        yield return new(
            "of it taproot", $"{ExposureWords.Btc(report.Summary.ValueOf(OutputType.P2TR))} BTC",
            "computed; some counts leave taproot out");
        yield return new(
            "Narrow count", Invariant($"{ExposureWords.Btc(report.NarrowCount)} BTC of {report.NarrowOwners} owners"),
            $"computed: P2PK owners of 100 BTC or more; {ExposureWords.NarrowSource}");
    }

    private static IEnumerable<Figure> Seen(ChainFacts chain)
    {
        foreach ((OutputType type, OutputTotal total) in chain.Outputs)
            yield return new(
                $"{ExposureWords.Of(type)} outputs", $"{ExposureWords.Count(total.Outputs)}, {ExposureWords.Btc(total.Value)} BTC",
                chain.IsSnapshot ? "unspent" : "made, spent or not");
        foreach ((OutputType type, OutputTotal total) in chain.Spent)
            yield return new(
                $"{ExposureWords.Of(type)} outputs spent", $"{ExposureWords.Count(total.Outputs)}, {ExposureWords.Btc(total.Value)} BTC",
                "undo files (rev*.dat)");
        foreach ((KeySighting place, long keys) in chain.KeysSeen)
            yield return new($"Keys seen: {place}", ExposureWords.Count(keys), "with repetitions");
    }

    private static byte[] Plot(string xAxis, IReadOnlyList<ExposureSlice> slices, decimal[] places, Func<decimal, string> label) =>
        StackedBars.Draw(
            xAxis, "unspent BTC", [.. places.Select(label)],
            [.. Enum.GetValues<ExposureClass>().Where(exposure => slices.Any(slice => slice.Class == exposure))
                .Select(exposure => (ExposureWords.Of(exposure), (IReadOnlyList<double>)[.. places.Select(place =>
                    (double)slices.Where(slice => slice.From == place && slice.Class == exposure).Sum(slice => slice.Value.Bitcoin))]))]);

    private static IReadOnlyList<string> Row(ExposureRow row, ExposureReport report) =>
    [
        ExposureWords.Of(row.Type), ExposureWords.Of(row.Class), ExposureWords.Count(row.Outputs), ExposureWords.Btc(row.Value),
        report.Summary.Value.Value == 0 ? "" : Invariant($"{100.0 * row.Value.Value / report.Summary.Value.Value:0.00} %"),
    ];

    private static IReadOnlyList<string> OwnerRow(ExposedOwner owner) =>
    [
        owner.Address, ExposureWords.Btc(owner.Value), ExposureWords.Count(owner.Outputs),
        owner.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ExposureWords.Of(owner.Class),
        ExposureWords.Of(owner.Type) + (owner.IsOffCurve ? " (no point of the curve: lost)" : ""),
    ];

    private static IReadOnlyList<string> AddressRow(AddressFinding finding) =>
    [
        finding.Text, ExposureWords.Of(finding.Type), ExposureWords.Of(finding.Class),
        finding.Outputs is { } outputs ? ExposureWords.Count(outputs) : "", finding.Value is { } value ? ExposureWords.Btc(value) : "",
        finding.Advice,
    ];
}
