using System.Globalization;
using Chrysalis.Quantum.Bitcoin;
using Chrysalis.Quantum.Bitcoin.Exposure;
using Chrysalis.Reports.Html;
using Chrysalis.Reports.Pictures;

namespace Chrysalis.Cli.Quantum;

/// <summary>The page of a study of exposed keys.</summary>
internal static class ExposurePage
{
    /// <summary>Writes the page.</summary>
    public static void Write(string path, ExposureReport report)
    {
        var page = new HtmlReport("Whose coins can a quantum computer see?", "A public key is all that Shor's algorithm needs. These are the keys that the chain already shows, and the coins behind them.");
        if (report.Chain is { } chain)
            AddChain(page, report, chain);
        if (report.Addresses.Count > 0)
            page.Section("Addresses asked about").Table(["Address", "Type", "Key visible", "Unspent", "BTC", "What to know"], report.Addresses.Select(AddressRow));
        page.Paragraph(MachineLine.Text());
        page.Save(path);
    }

    /// <summary>Value by year of creation, one line a class, as a PNG file.</summary>
    public static byte[] ByYear(ExposureReport report) =>
        Plot("year in which the output was made", "unspent BTC", report.ByYear, slice => (double)slice.From, slice => (double)slice.Value.Bitcoin);

    /// <summary>Number of outputs by value, one line a class, as a PNG file.</summary>
    public static byte[] ByValue(ExposureReport report) =>
        Plot("value of an output, log10 BTC (lower end of a decade)", "log10 of unspent outputs", report.ByValue,
            slice => slice.From == 0 ? -8 : Math.Round(Math.Log10((double)slice.From)), slice => Math.Log10(slice.Outputs));

    private static void AddChain(HtmlReport page, ExposureReport report, ChainFacts chain)
    {
        page.Section("What was read");
        foreach (string line in ExposureWords.Chain(chain))
            page.Paragraph(line);
        page.Section("Unspent outputs").Table(["Type", "Key visible", "Outputs", "BTC", "Share"], report.Summary.Rows.Select(row => Row(row, report)));
        page.Section("Two counts").Figures(Counts(report));
        page.Paragraph("The counts differ by definition, not by data. The wide one asks which coins could be taken by someone who can break any key, however long each takes. The narrow one asks what could be sold at once if keys are broken one by one, the richest first. Neither says what an attacker with one machine and some years could take: that is between them.");
        if (report.ByYear.Count > 0)
            page.Section("By age").Picture(ByYear(report), "Unspent bitcoin by year of creation and class", chain.IsSnapshot ? "Years by height, between the dates of halvings." : "Years by the times of blocks.")
                .Section("By value").Picture(ByValue(report), "Unspent outputs by value and class", "Each point: outputs of this decade of value. Both axes are logarithms.");
        if (report.Richest.Count > 0)
            page.Section("Richest exposed").Table(["Owner", "BTC", "Outputs", "Since", "Key visible", "Type"], report.Richest.Select(OwnerRow));
        page.Section("Keys and scripts seen").Figures(Seen(chain));
    }

    private static IEnumerable<Figure> Counts(ExposureReport report)
    {
        yield return new("Wide count", $"{ExposureWords.Btc(report.WideCount)} BTC in {ExposureWords.Count(report.Summary.ExposedOutputs)} outputs", $"computed: key shown by script or by reuse; {ExposureWords.WideSource}");
        yield return new("of it P2PK", $"{ExposureWords.Btc(report.Summary.ValueOf(OutputType.P2PK))} BTC", "computed");
        yield return new("of it by reuse", $"{ExposureWords.Btc(report.Summary.ValueOf(exposure: ExposureClass.ByReuse))} BTC", "computed");
        yield return new("of it taproot", $"{ExposureWords.Btc(report.Summary.ValueOf(OutputType.P2TR))} BTC", "computed; some counts leave taproot out");
        yield return new("Narrow count", ExposureWords.Text($"{ExposureWords.Btc(report.NarrowCount)} BTC of {report.NarrowOwners} owners"), $"computed: P2PK owners of 100 BTC or more; {ExposureWords.NarrowSource}");
    }

    private static IEnumerable<Figure> Seen(ChainFacts chain)
    {
        foreach ((OutputType type, OutputTotal total) in chain.Outputs)
            yield return new($"{ExposureWords.Of(type)} outputs", $"{ExposureWords.Count(total.Outputs)}, {ExposureWords.Btc(total.Value)} BTC", chain.IsSnapshot ? "unspent" : "made, spent or not");
        foreach ((OutputType type, OutputTotal total) in chain.Spent)
            yield return new($"{ExposureWords.Of(type)} outputs spent", $"{ExposureWords.Count(total.Outputs)}, {ExposureWords.Btc(total.Value)} BTC", "undo files (rev*.dat)");
        foreach ((KeySighting place, long keys) in chain.KeysSeen)
            yield return new($"Keys seen: {place}", ExposureWords.Count(keys), "with repetitions");
    }

    private static byte[] Plot(string xAxis, string yAxis, IReadOnlyList<ExposureSlice> slices, Func<ExposureSlice, double> x, Func<ExposureSlice, double> y) =>
        Plots.PointsOverLines(xAxis, yAxis, [], [.. slices.GroupBy(slice => slice.Class).OrderBy(group => group.Key)
            .Select(group => new Series(ExposureWords.Of(group.Key), [.. group.Select(x)], [.. group.Select(y)]))]);

    private static IReadOnlyList<string> Row(ExposureRow row, ExposureReport report) =>
    [
        ExposureWords.Of(row.Type), ExposureWords.Of(row.Class), ExposureWords.Count(row.Outputs), ExposureWords.Btc(row.Value),
        report.Summary.Value.Value == 0 ? "" : ExposureWords.Text($"{100.0 * row.Value.Value / report.Summary.Value.Value:0.00} %"),
    ];

    private static IReadOnlyList<string> OwnerRow(ExposedOwner owner) =>
    [
        owner.Address, ExposureWords.Btc(owner.Value), ExposureWords.Count(owner.Outputs), owner.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ExposureWords.Of(owner.Class), ExposureWords.Of(owner.Type) + (owner.IsOffCurve ? " (no point of the curve: lost)" : ""),
    ];

    private static IReadOnlyList<string> AddressRow(AddressFinding finding) =>
    [
        finding.Text, ExposureWords.Of(finding.Type), ExposureWords.Of(finding.Class),
        finding.Outputs is { } outputs ? ExposureWords.Count(outputs) : "", finding.Value is { } value ? ExposureWords.Btc(value) : "", finding.Advice,
    ];
}
