using Chrysalis.Quantum.Migration;
using Chrysalis.Quantum.Migration.Layouts;
using Chrysalis.Reports.Html;
using Chrysalis.Reports.Pictures;
using Chrysalis.Signing;
using Chrysalis.Studies.Computer;
using static System.FormattableString;

namespace Chrysalis.Studies.Migrate;

/// <summary>The page of a migration.</summary>
public static class MigratePage
{
    private const int PlotPoints = 60;

    /// <summary>Writes the page.</summary>
    public static void Write(string path, MigrationReport report)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(report);
        var page = new HtmlReport("What does moving to post-quantum signatures take?", "Transactions laid out byte by byte, signatures "
            + "timed on this computer, the blocks counted that moving every coin fills, and the day by which it must begin.");
        AddPayments(page, report);
        if (report.Speeds.Count > 0)
            AddSpeeds(page, report);
        AddMoves(page, report);
        if (report.Mosca.Count > 0)
            AddMosca(page, report);
        page.Section("This run")
            .Figures([new("Seed", Invariant($"{report.Seed}"), "given"), new("Machine", MachineLine.Text(), "this computer")]);
        page.Save(path);
    }

    /// <summary>Payments a second by scheme, as a PNG file.</summary>
    public static byte[] Capacity(MigrationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Bars.Horizontal("payments a second when all are of this kind", [.. report.Payments.Select(cost => (
            MigrateWords.Title(cost), cost.TransactionsPerSecond,
            Invariant($"{cost.TransactionsPerSecond:0.00}, {cost.VirtualBytes} vB")))]);
    }

    /// <summary>Days to move each set over the share of block space, as a PNG file.</summary>
    public static byte[] Days(MigrationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        double[] shares = [.. Enumerable.Range(3, PlotPoints - 2).Select(i => (double)i / PlotPoints)];
        return Plots.Lines("share of block space, %", "years to move",
            [.. report.Moves.Select(move => new Series(
                $"{move.Set}, {MigrateWords.Gathering(move)}", [.. shares.Select(share => 100 * share)],
                [.. shares.Select(share => move.Days * move.Share / share / MoscaInequality.DaysPerYear)]))],
            height: 380);
    }

    /// <summary>The probability of being late over the day of beginning, as a PNG file.</summary>
    public static byte[] Lateness(MigrationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Plots.Lines("year in which migration begins", "probability of being late",
            [.. report.Mosca.Select(one => new Series(
                Invariant($"{one.Track.Name}, {one.MigrationYears + one.MarginYears:0.0} years"),
                [.. one.Curve.Select(point => point.StartYear)], [.. one.Curve.Select(point => point.ProbabilityLate)]))],
            height: 380);
    }

    private static void AddPayments(HtmlReport page, MigrationReport report)
    {
        page.Section(Invariant($"A payment of {report.Inputs} in, {report.Outputs} out"))
            .Picture(Capacity(report), "Payments a second by signature scheme",
                Invariant($"Block capacity over the weight of the payment: {BlockSpace.WeightLimit} weight units less the ")
                    + Invariant($"{BlockSpace.CoreReservedWeight} that Bitcoin Core reserves, a block each ten minutes. ")
                    + Invariant($"Leaf depth {report.TreeDepth}."));
        page.Table(
            [
                "Output, signature", "Base, bytes", "Witness, bytes", "Virtual bytes", "Times P2WPKH", "A block",
                Invariant($"Fee at {report.FeeRate:0.##} sat/vB"), "Signatures of a block checked in"
            ],
            report.Payments.Select(cost => (IReadOnlyList<string>)
            [
                MigrateWords.Title(cost), Invariant($"{cost.BaseBytes}"), Invariant($"{cost.WitnessBytes}"),
                Invariant($"{cost.VirtualBytes}"), Invariant($"{cost.TimesP2wpkh:0.00}"), Invariant($"{cost.TransactionsPerBlock}"),
                Invariant($"{cost.FeeSatoshi:0} sat"), cost.BlockVerifySeconds is { } seconds ? MigrateWords.Time(seconds) : "not measured",
            ]));
        page.Paragraph("Every transaction is written out as BIP-144 has it and weighed as BIP-141 does: a witness byte counts a quarter. "
            + "P2MR (BIP-360) spends one leaf: the signature, the script with the whole public key, the control block. "
            + "Its leaves cannot yet hold elements over 520 bytes, and no opcode checks these schemes yet: "
            + "both are taken for granted here.");
        page.Figures(SignatureSchemes.All.Select(scheme => new Figure(
            scheme.Title, Invariant($"key {scheme.PublicKeyBytes}, signature {scheme.SignatureBytes} bytes"), scheme.Source)));
    }

    private static void AddSpeeds(HtmlReport page, MigrationReport report)
    {
        page.Section("How fast they sign and check here");
        page.Table(["Scheme", "Key made here, bytes", "Longest signature, bytes", "Sign", "Check", "Checks a second"],
            report.Speeds.Select(speed => (IReadOnlyList<string>)
            [
                SignatureSchemes.Named(speed.Scheme).Title, Invariant($"{speed.PublicKeyBytes}"), Invariant($"{speed.SignatureBytes}"),
                MigrateWords.Time(speed.SignSeconds), MigrateWords.Time(speed.VerifySeconds), Invariant($"{speed.VerifiedPerSecond:0}"),
            ]));
        page.Paragraph("NBitcoin.Secp256k1 4.0 for ECDSA and Schnorr, BouncyCastle 2.7 for the others, managed code, one thread, "
            + "the least processor time of all calls. Nodes use libsecp256k1, which is faster for today's schemes; "
            + "the comparison is of managed code. BouncyCastle leaves out the header byte of Falcon's public key and "
            + "does not pad its signatures.");
    }

    private static void AddMoves(HtmlReport page, MigrationReport report)
    {
        page.Section("How long moving takes").Picture(
            Days(report), "Years to move over the share of block space",
            "To new P2MR outputs. The old signatures sign, so the new scheme makes no difference until the coins are spent again.");
        page.Table(
            [
                "Set", "Outputs", "How", Invariant($"Days at {report.Share:0.##%}"), Invariant($"Fees at {report.FeeRate:0.##} sat/vB"),
                "Counted by"
            ],
            report.Moves.Select(move => (IReadOnlyList<string>)[move.Set, Invariant($"{move.Outputs:#,##0}"), MigrateWords.Gathering(
                move), Invariant($"{move.Days:0}"), Invariant($"{move.FeesBitcoin:0} BTC"), report.SetSources[move.Set]]));
        page.Table(["Published", "Days", "Ours", "Deviation", "From", "Source"],
            report.Published.Select(move => (IReadOnlyList<string>)[move.Claim, Invariant($"{move.PublishedDays:0.0}"), Invariant(
                $"{move.Days:0.0}"), Invariant($"{move.Deviation:+0.0%;-0.0%;0.0%}"), move.Inputs, move.Source]));
    }

    private static void AddMosca(HtmlReport page, MigrationReport report)
    {
        page.Section("When it must begin").Picture(
            Lateness(report), "Probability of being late over the year in which migration begins",
            $"Machine: {report.Machine}. Late means that margin and migration take longer than the machine does (Mosca's x + y > z).");
        page.Table(
            [
                "Track", "Years", "Begun", "Done", "Probability of being late",
                .. report.Mosca[0].LatestStarts.Select(start => Invariant($"Begin by, {start.Confidence:0%} in time")), "Source"
            ],
            report.Mosca.Select(one => (IReadOnlyList<string>)
            [
                one.Track.Name, Invariant($"{one.MigrationYears:0.0} + {one.MarginYears:0.0} margin"), MigrateWords.Day(one.Start),
                MigrateWords.Day(one.Finish),
                Invariant($"{one.ProbabilityLate:0.0%} (95 %: {one.ProbabilityLow:0.0%} to {one.ProbabilityHigh:0.0%})"),
                .. one.LatestStarts.Select(start => MigrateWords.Day(start.Date)), one.Track.Source,
            ]));
        page.Paragraph("The interval is that of the simulated futures alone; whether their growth comes true is not in it.");
    }
}
