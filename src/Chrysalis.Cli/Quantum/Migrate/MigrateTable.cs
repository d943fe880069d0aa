using System.Globalization;
using Chrysalis.Quantum.Migration;
using Chrysalis.Studies.Migrate;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Migrate;

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
            output.WriteLine(Invariant($"{page}  open it in a browser"));
    }

    private static void PrintPayments(MigrationReport report, TextWriter output)
    {
        output.WriteLine(Invariant($"a payment of {report.Inputs} in, {report.Outputs} out at {report.FeeRate:0.##} sat/vB"));
        output.WriteLine(Invariant($"  {"output",-8}{"signature",-14}{"base B",7}{"witness B",11}{"vB",7}{"x P2WPKH",10}{"a block",9}")
            + Invariant($"{"a second",10}{"fee, sat",10}{"check a block",15}"));
        foreach (TransactionCost cost in report.Payments)
        {
            string check = cost.BlockVerifySeconds is { } seconds ? MigrateWords.Time(seconds) : "-";
            output.WriteLine(Invariant($"  {cost.Output,-8}{cost.Scheme,-14}{cost.BaseBytes,7}{cost.WitnessBytes,11}{cost.VirtualBytes,7}")
                + Invariant($"{cost.TimesP2wpkh,10:0.00}{cost.TransactionsPerBlock,9}{cost.TransactionsPerSecond,10:0.00}")
                + Invariant($"{cost.FeeSatoshi,10:0}{check,15}"));
        }

        output.WriteLine();
    }

    private static void PrintSpeeds(MigrationReport report, TextWriter output)
    {
        output.WriteLine("measured here, BouncyCastle, one thread, least processor time of all calls");
        output.WriteLine(Invariant($"  {"signature",-14}{"key B",7}{"signature B",13}{"sign",10}{"check",10}{"checks/s",10}"));
        foreach (SignatureSpeed speed in report.Speeds)
            output.WriteLine(Invariant($"  {speed.Scheme,-14}{speed.PublicKeyBytes,7}{speed.SignatureBytes,13}")
                + Invariant($"{MigrateWords.Time(speed.SignSeconds),10}{MigrateWords.Time(speed.VerifySeconds),10}")
                + Invariant($"{speed.VerifiedPerSecond,10:0}"));
        output.WriteLine();
    }

    private static void PrintMoves(MigrationReport report, TextWriter output)
    {
        output.WriteLine(Invariant($"moving to P2MR with {report.Share:0.##%} of block space (the old signatures sign: ")
            + "the new scheme makes no difference yet)");
        foreach (MoveDuration move in report.Moves)
            output.WriteLine(Invariant($"  {move.Set,-10}{move.Outputs,13} outputs, {MigrateWords.Gathering(move),-34}{move.Days,8:0} ")
                + Invariant($"days{move.FeesBitcoin,8:0} BTC of fees"));
        output.WriteLine("published figures, reproduced");
        foreach (PublishedMove move in report.Published)
            output.WriteLine(Invariant($"  {move.Claim,-52}{move.PublishedDays,8:0.0} days, ours {move.Days,6:0.0} ")
                + Invariant($"({move.Deviation:+0.0%;-0.0%;0.0%})"));
        output.WriteLine();
    }

    private static void PrintMosca(MigrationReport report, TextWriter output)
    {
        MoscaInequality first = report.Mosca[0];
        string median = first.MedianYearsToMachine is { } years ? Invariant($"{years:0.0} years after {first.Start:yyyy-MM-dd}") : "never";
        output.WriteLine($"in time? machine: {report.Machine}, median {median}");
        output.WriteLine(Invariant($"  {"track",-15}{"years",7}{"begun",13}{"done",13}{"late",8}   begin by, to be in time with"));
        foreach (MoscaInequality one in report.Mosca)
        {
            string latest = string.Join("  ", one.LatestStarts.Select(
                start => string.Create(CultureInfo.InvariantCulture, $"{start.Confidence:0%}: {MigrateWords.Day(start.Date)}")));
            output.WriteLine(Invariant($"  {one.Track.Name,-15}{one.MigrationYears,7:0.0}{MigrateWords.Day(one.Start),13}")
                + Invariant($"{MigrateWords.Day(one.Finish),13}{one.ProbabilityLate,8:0.0%}   {latest}"));
        }
    }
}
