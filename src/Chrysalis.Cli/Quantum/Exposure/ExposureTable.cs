using System.Globalization;
using Chrysalis.Bitcoin;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Quantum.Exposure.Findings;
using Chrysalis.Studies.Exposure;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Exposure;

/// <summary>Prints a study of exposed keys.</summary>
internal static class ExposureTable
{
    private const int LongestAddress = 62;

    /// <summary>Prints what was read, the unspent outputs by type and class, the two counts, the richest and the addresses.</summary>
    public static void Print(ExposureReport report, string? page, TextWriter output)
    {
        if (report.Chain is { } chain)
        {
            foreach (string line in ExposureWords.Chain(chain))
                output.WriteLine(line);
            output.WriteLine();
            PrintSummary(report, output);
            PrintCounts(report, output);
            PrintRichest(report, output);
        }

        foreach (AddressFinding finding in report.Addresses)
            PrintAddress(finding, output);
        if (page is not null)
            output.WriteLine(Invariant($"{page}  open it in a browser"));
    }

    private static void PrintSummary(ExposureReport report, TextWriter output)
    {
        output.WriteLine(Invariant($"{"unspent",-14}{"key visible",-16}{"outputs",14}{"BTC",24}{"share",9}"));
        foreach (ExposureRow row in report.Summary.Rows)
            output.WriteLine(Invariant($"{ExposureWords.Of(row.Type),-14}{ExposureWords.Of(row.Class),-16}{row.Outputs,14:#,##0}")
                + Invariant($"{row.Value,24}{Share(row.Value, report),9}"));
        foreach (ExposureClass exposure in Enum.GetValues<ExposureClass>())
            if (report.Summary.OutputsOf(exposure: exposure) is > 0 and var outputs)
                output.WriteLine(Invariant($"{"all",-14}{ExposureWords.Of(exposure),-16}{outputs,14:#,##0}")
                    + Invariant($"{report.Summary.ValueOf(exposure: exposure),24}")
                    + Invariant($"{Share(report.Summary.ValueOf(exposure: exposure), report),9}"));
        output.WriteLine();
    }

    private static void PrintCounts(ExposureReport report, TextWriter output)
    {
        output.WriteLine(
            Invariant($"wide count    {ExposureWords.Btc(report.WideCount)} BTC whose key the chain shows, by script or by reuse"));
        output.WriteLine(Invariant($"              {ExposureWords.WideSource}"));
        output.WriteLine(Invariant($"narrow count  {ExposureWords.Btc(report.NarrowCount)} BTC of {report.NarrowOwners} P2PK ")
            + "owners with 100 BTC or more");
        output.WriteLine(Invariant($"              {ExposureWords.NarrowSource}"));
        output.WriteLine();
    }

    private static void PrintRichest(ExposureReport report, TextWriter output)
    {
        if (report.Richest.Count == 0)
            return;
        output.WriteLine(Invariant($"richest exposed{"",LongestAddress - 15}  {"BTC",20}{"outputs",9}  {"since",-11} key visible"));
        foreach (ExposedOwner owner in report.Richest)
            output.WriteLine(Invariant($"{Shorten(owner.Address),-LongestAddress}  {owner.Value,20}{owner.Outputs,9}  ")
                + Invariant($"{owner.Since:yyyy-MM-dd}  {ExposureWords.Of(owner.Class)}, {ExposureWords.Of(owner.Type)}")
                + Invariant($"{(owner.IsOffCurve ? ", no point of the curve: lost" : "")}"));
        output.WriteLine();
    }

    private static void PrintAddress(AddressFinding finding, TextWriter output)
    {
        output.WriteLine(Invariant($"{finding.Text}"));
        string holds = finding.Outputs is { } outputs
            ? $"; {outputs.ToString(CultureInfo.InvariantCulture)} unspent {(outputs == 1 ? "output" : "outputs")}, "
                + $"{ExposureWords.Btc(finding.Value!.Value)} BTC"
            : "";
        output.WriteLine(
            Invariant($"  {ExposureWords.Of(finding.Type)} on {finding.Network}; key visible: {ExposureWords.Of(finding.Class)}{holds}"));
        output.WriteLine(Invariant($"  {finding.Advice}"));
    }

    private static string Share(Satoshi value, ExposureReport report) =>
        report.Summary.Value.Value == 0
            ? ""
            : (100.0 * value.Value / report.Summary.Value.Value).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    private static string Shorten(string text) => text.Length <= LongestAddress ? text : text[..(LongestAddress - 3)] + "...";
}
