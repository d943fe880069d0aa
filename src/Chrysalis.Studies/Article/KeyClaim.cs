using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Published;
using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Shor;
using Chrysalis.Quantum.Timeline;
using Chrysalis.Reports.Html;
using Chrysalis.Reports.Pictures;
using Chrysalis.Studies.Shor;
using Chrysalis.Studies.Timeline;
using Chrysalis.Studies.Words;
using static System.FormattableString;

namespace Chrysalis.Studies.Article;

/// <summary>317 million qubits, one hour, ten years.</summary>
internal static class KeyClaim
{
    private const string Webber = "webber-2022-hour";
    private const string Google = "google-2026";

    /// <summary>Finds small keys, estimates the machine for real ones, and says when it may exist.</summary>
    public static ArticleClaim Run(ArticleScale scale, int seed, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        steps.Report(new("keys: Shor's algorithm on a small curve", 0, 0));
        KeyRecoveryReport keys = KeyRecovery.Run(new() { OrderBits = scale.KeyBits, Keys = 8, Seed = seed }, cancellation: cancellation);
        steps.Report(new("keys: the machine for 256 bits", 0, 0));
        (PublishedEstimate Published, ResourceEstimate? Ours)[] machines =
            [.. PublishedEstimates.All.AsParallel().AsOrdered().Select(one => (one, one.Reproduce()))];
        PublishedEstimate webber = PublishedEstimates.Named(Webber), google = PublishedEstimates.Named(Google);
        ResourceEstimate? then = machines.Single(one => one.Published.Name == Webber).Ours,
            now = machines.Single(one => one.Published.Name == Google).Ours;
        BreakDateDistribution dates = KeyBreakers.Default(seed, cancellation);
        Extrapolation webberGrowth = Growth(webber), googleGrowth = Growth(google);
        return new()
        {
            Question = $"{Quantities.Large(KeyMachines.WebberHourQubits)} qubits, an hour, ten years: when do keys break?",
            Said = $"A machine of {Quantities.Large(KeyMachines.WebberHourQubits)} qubits derives a private key from a public one in an "
                + "hour; that is about ten years away.",
            Computed = Invariant(
                $"Our model: {Qubits(then)} qubits for one hour by the methods of 2022, {Qubits(now)} by those of 2026.{Median(dates)}"),
            Holds = "The algorithm works: below, every private key of a small curve is found from its public key by simulating each "
                + "measurement. Today's chips hold about a hundred qubits; the machine does not exist.",
            Changed = Invariant($"Better codes and circuits took a factor of {webber.PublishedQubits / google.PublishedQubits:0} off: ")
                + Invariant($"{Quantities.Large(webber.PublishedQubits)} in 2022, under {Quantities.Large(google.PublishedQubits)} and ")
                + Invariant($"minutes in 2026. From Willow's {WillowFigures.Qubits} qubits the first takes {webberGrowth.Doublings:0.0} ")
                + Invariant($"doublings, one every {webberGrowth.DoublingMonthsForTenYears:0.0} months for ten years; ")
                + Invariant($"the second takes {googleGrowth.Doublings:0.0}."),
            Figures = [.. Figures(keys, machines, seed), .. Dates(dates)],
            Pictures = [.. Pictures(keys, machines, dates)],
            Command = "chrysalis quantum shor, chrysalis quantum estimate, chrysalis quantum timeline",
        };
    }

    private static IEnumerable<Figure> Figures(
        KeyRecoveryReport keys, (PublishedEstimate Published, ResourceEstimate? Ours)[] machines, int seed)
    {
        yield return new(
            Invariant($"Keys found on a curve of {keys.Order} points"),
            Invariant($"{keys.Keys.Count} of {keys.Keys.Count} in {keys.RunCount} runs"), Invariant(
            $"computed: Shor's discrete logarithm on y² = x³ + 7, {keys.Qubits} qubits simulated, seed {seed}; each key multiplied back"));
        yield return new(
            "Success of a run", Invariant($"{keys.Success:0.00} ({keys.SuccessLow:0.00} to {keys.SuccessHigh:0.00})"),
            Invariant($"computed; theory {keys.SuccessInTheory:0.00}"));
        foreach ((PublishedEstimate published, ResourceEstimate? ours) in machines)
            yield return new(
                Invariant($"{published.Work.Task}, {published.Year}, in {Quantities.Duration(published.PublishedSeconds)}"),
                Invariant($"published {Quantities.Large(published.PublishedQubits)} qubits; ")
                    + Invariant($"ours {Qubits(ours)}{(ours is null ? "" : " in " + Quantities.Duration(ours.SecondsPerRun))}"),
                published.Source);
    }

    private static IEnumerable<Figure> Dates(BreakDateDistribution dates)
    {
        string source = Invariant(
            $"computed: {dates.SortedYears.Count} simulated futures, growth scenarios in equal shares: {dates.Machine}");
        yield return new("Median year of that machine", double.IsFinite(dates.Median) ? Invariant($"{dates.Median:0}") : "never", source);
        foreach (int year in new[] { 2030, 2035, 2040, 2050 })
            yield return new(Invariant($"Probability before {year}"), Invariant($"{dates.ProbabilityBefore(year):0%}"), source);
    }

    private static IEnumerable<ArticlePicture> Pictures(
        KeyRecoveryReport keys, (PublishedEstimate Published, ResourceEstimate? Ours)[] machines, BreakDateDistribution dates)
    {
        yield return new(
            Bars.Horizontal(
                "physical qubits",
                [.. machines.Where(one => one.Ours is not null).Select(one => (
                    Invariant($"{one.Published.Year}: {Key(one.Published)} in {Quantities.Duration(one.Published.PublishedSeconds)}"),
                    one.Ours!.PhysicalQubits,
                    Invariant($"{Rounded(one.Ours.PhysicalQubits)} (published {Quantities.Large(one.Published.PublishedQubits)})")))],
                logarithmic: true),
            "Physical qubits by year of the estimate", "Our model with each publication's options, the published figure in brackets.");
        yield return new(
            ShorPage.Measurements(keys, keys.Keys[0]), "Both estimates of many runs against the lattice of the key",
            "Shor's algorithm on the small curve: the outcomes of 400 runs lie on the lattice that the private key draws.");
        yield return new(
            Arrival(dates), "Probability that the machine exists, by year",
            $"Share of simulated futures in which it exists: {dates.Machine}.");
    }

    private static byte[] Arrival(BreakDateDistribution dates)
    {
        double[] years = [.. Enumerable.Range(0, 141).Select(i => 2025 + i / 4.0)];
        return Plots.Lines(
            "year", "probability that it exists", [new("the machine exists", years, [.. years.Select(dates.ProbabilityBefore)])]);
    }

    private static Extrapolation Growth(PublishedEstimate estimate) =>
        Extrapolation.From(QubitMilestone.Willow.Year, WillowFigures.Qubits, estimate.Name, estimate.PublishedQubits);

    private static string Key(PublishedEstimate estimate) =>
        estimate.Work.Task.Contains("RSA", StringComparison.Ordinal) ? "RSA-2048" : "256-bit curve";

    /// <summary>Three digits are all that a model has to say.</summary>
    private static string Rounded(double number)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(number)) - 2);
        return Quantities.Large(Math.Round(number / unit) * unit);
    }

    private static string Qubits(ResourceEstimate? estimate) => estimate is null ? "no such machine" : Rounded(estimate.PhysicalQubits);

    private static string Median(BreakDateDistribution dates) => double.IsFinite(dates.Median)
        ? Invariant($" Median year of the latter in our futures: {dates.Median:0}.")
        : " In half of our futures it never comes.";
}
