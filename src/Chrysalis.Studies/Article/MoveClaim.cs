using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Migration;
using Chrysalis.Reports.Html;
using Chrysalis.Signing;
using Chrysalis.Studies.Migrate;
using Chrysalis.Studies.Timeline;
using static System.FormattableString;

namespace Chrysalis.Studies.Article;

/// <summary>Bitcoin must move to other signatures.</summary>
internal static class MoveClaim
{
    /// <summary>Lays out transactions, times signatures, counts blocks and years.</summary>
    public static ArticleClaim Run(ArticleScale scale, int seed, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        MigrationReport report = MigrationStudy.Run(
            new()
            {
                SecondsEach = scale.SignatureSeconds, Machine = KeyBreakers.Default(seed, cancellation),
                Start = DateOnly.FromDateTime(DateTime.UtcNow), Seed = seed
            },
            steps.InShares("migration: measure signatures"), cancellation);
        TransactionCost dilithium = Payment(report, "ml-dsa-44"), falcon = Payment(report, "fn-dsa-512"),
            hash = Payment(report, "slh-dsa-128s");
        MoveDuration alone = report.Moves[^1];
        return new()
        {
            Question = "What does moving to other signatures take?",
            Said = "Bitcoin can move to signatures that quantum computers do not break.",
            Computed = Invariant($"A payment grows {falcon.TimesP2wpkh:0.0} times with FN-DSA-512, {dilithium.TimesP2wpkh:0.0} with ")
                + Invariant($"ML-DSA-44, {hash.TimesP2wpkh:0.0} with SLH-DSA-128s. Moving every output alone takes {alone.Days:0} days at ")
                + Invariant($"{alone.Share:0%} of block space.{Late(report)}"),
            Holds = "It can: the schemes are standards, BIP-360 has an output for them, and a full block of them is checked no slower than "
                + "one of today's by the same library. The cost is space: fewer payments a second.",
            Changed = "FIPS 204 and 205 are final since 2024; FN-DSA's standard is not yet. BIP-360 and BIP-361 are drafts. "
                + "Moving alone takes months; agreeing, writing and activating takes years, "
                + "so the day to begin lies long before the machine.",
            Figures = [.. Figures(report)],
            Pictures = [.. Pictures(report)],
            Command = "chrysalis quantum migrate",
        };
    }

    private static TransactionCost Payment(MigrationReport report, string scheme) =>
        report.Payments.Single(cost => cost.Scheme == scheme && cost.IsPostQuantum);

    private static IEnumerable<Figure> Figures(MigrationReport report)
    {
        foreach (TransactionCost cost in report.Payments)
            yield return new(
                MigrateWords.Title(cost), Invariant($"{cost.VirtualBytes} vB, {cost.TransactionsPerSecond:0.00} a second{Check(cost)}"),
                Invariant($"computed: {report.Inputs} in, {report.Outputs} out, laid out byte by byte; sizes: ")
                    + Invariant($"{SignatureSchemes.Named(cost.Scheme).Source}"));
        foreach (PublishedMove move in report.Published)
            yield return new(
                "Days: " + move.Claim, Invariant($"{move.Days:0.0}, published {move.PublishedDays:0.0}"),
                $"computed from {move.Inputs}; published: {move.Source}");
        foreach (MoscaInequality one in report.Mosca)
            yield return new(
                Invariant($"Late if begun today, {one.Track.Name}, {one.MigrationYears:0.0} years"),
                Invariant($"{one.ProbabilityLate:0%}; begin by {MigrateWords.Day(one.LatestStarts[0].Date)} for even odds"),
                "computed: Mosca's inequality over the simulated futures; " + one.Track.Source);
    }

    private static IEnumerable<ArticlePicture> Pictures(MigrationReport report)
    {
        yield return new(MigratePage.Capacity(report), "Payments a second by signature scheme", "If all payments were of this kind.");
        if (report.Mosca.Count > 0)
            yield return new(
                MigratePage.Lateness(report), "Probability of being late over the year in which migration begins",
                $"Machine: {report.Machine}.");
    }

    private static string Check(TransactionCost cost) =>
        cost.BlockVerifySeconds is { } seconds ? $", a block checked in {MigrateWords.Time(seconds)}" : "";

    private static string Late(MigrationReport report) =>
        report.Mosca.FirstOrDefault(one => one.Track == MigrationTrack.Comprehensive) is { } one
            ? Invariant($" Begun today by the seven-year plan, it comes late in {one.ProbabilityLate:0%} of our futures.")
            : "";
}
