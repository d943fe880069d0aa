using System.Globalization;
using Chrysalis.Quantum.Migration;

namespace Chrysalis.Cli.Quantum;

/// <summary>Prints a migration.</summary>
internal static class MigrateTable
{
    /// <summary>Prints payments, speeds, how long moving takes, and whether it is in time.</summary>
    public static void Print(MigrationReport report, string? page, TextWriter output)
    {
        PrintPayments(report, output);
        if (report.Speeds.Count > 0)
            PrintSpeeds(report, output);
        PrintMoves(report, output);
        if (report.Mosca.Count > 0)
            PrintMosca(report, output);
        if (page is not null)
            Line(output, $"{page}  open it in a browser");
    }

    /// <summary>A length of time a person can grasp: microseconds to seconds.</summary>
    public static string Short(double seconds) => seconds switch
    {
        < 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0} µs"),
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
    };

    /// <summary>How outputs are gathered, in words.</summary>
    public static string Gathering(MoveDuration move) => move.InputsPerTransaction switch
    {
        null => "gathered, one transaction a block",
        1 => "each alone",
        { } inputs => string.Create(CultureInfo.InvariantCulture, $"{inputs} at a time"),
    };

    private static void PrintPayments(MigrationReport report, TextWriter output)
    {
        Line(output, $"a payment of {report.Inputs} in, {report.Outputs} out at {report.FeeRate:0.##} sat/vB");
        Line(output, $"  {"output",-8}{"signature",-14}{"base B",7}{"witness B",11}{"vB",7}{"x P2WPKH",10}{"a block",9}{"a second",10}{"fee, sat",10}{"check a block",15}");
        foreach (TransactionCost cost in report.Payments)
        {
            string check = cost.BlockVerifySeconds is { } seconds ? Short(seconds) : "-";
            Line(output, $"  {cost.Output,-8}{cost.Scheme,-14}{cost.BaseBytes,7}{cost.WitnessBytes,11}{cost.VirtualBytes,7}{cost.TimesP2wpkh,10:0.00}{cost.TransactionsPerBlock,9}{cost.TransactionsPerSecond,10:0.00}{cost.FeeSatoshi,10:0}{check,15}");
        }

        output.WriteLine();
    }

    private static void PrintSpeeds(MigrationReport report, TextWriter output)
    {
        Line(output, $"measured here, managed code, one thread, least processor time of all calls");
        Line(output, $"  {"signature",-14}{"key B",7}{"signature B",13}{"sign",10}{"check",10}{"checks/s",10}");
        foreach (SignatureSpeed speed in report.Speeds)
            Line(output, $"  {speed.Scheme,-14}{speed.PublicKeyBytes,7}{speed.SignatureBytes,13}{Short(speed.SignSeconds),10}{Short(speed.VerifySeconds),10}{speed.VerifiedPerSecond,10:0}");
        output.WriteLine();
    }

    private static void PrintMoves(MigrationReport report, TextWriter output)
    {
        Line(output, $"moving to P2MR with {report.Share:0.##%} of block space (the old signatures sign: the new scheme makes no difference yet)");
        foreach (MoveDuration move in report.Moves)
            Line(output, $"  {move.Set,-10}{move.Outputs,13} outputs, {Gathering(move),-34}{move.Days,8:0} days{move.FeesBitcoin,8:0} BTC of fees");
        Line(output, $"published figures, reproduced");
        foreach (PublishedMove move in report.Published)
            Line(output, $"  {move.Claim,-52}{move.PublishedDays,8:0.0} days, ours {move.Days,6:0.0} ({move.Deviation:+0.0%;-0.0%;0.0%})");
        output.WriteLine();
    }

    private static void PrintMosca(MigrationReport report, TextWriter output)
    {
        MoscaInequality first = report.Mosca[0];
        Line(output, $"in time? machine: {report.Machine}, median {(first.MedianYearsToMachine is { } years ? string.Create(CultureInfo.InvariantCulture, $"{years:0.0} years after {first.Start:yyyy-MM-dd}") : "never")}");
        Line(output, $"  {"track",-15}{"years",7}{"begun",13}{"done",13}{"late",8}   begin by, to be in time with");
        foreach (MoscaInequality one in report.Mosca)
        {
            string latest = string.Join("  ", one.LatestStarts.Select(start => string.Create(CultureInfo.InvariantCulture, $"{start.Confidence:0%}: {Day(start.Date)}")));
            Line(output, $"  {one.Track.Name,-15}{one.MigrationYears,7:0.0}{Day(one.Start),13}{Day(one.Finish),13}{one.ProbabilityLate,8:0.0%}   {latest}");
        }
    }

    /// <summary>A day, or that there is none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "any day";

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
