using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Quantum.Exposure.Findings;
using Chrysalis.Reports.Html;
using Chrysalis.Reports.Pictures;
using Chrysalis.Studies.Published;
using static System.FormattableString;

namespace Chrysalis.Studies.Article;

/// <summary>Which coins are exposed.</summary>
internal static class ExposureClaim
{
    /// <summary>Examples of addresses: the first block's key, then the test vectors of BIP-173, BIP-350 and BIP-360.</summary>
    private static readonly (string Address, string Source)[] Examples =
    [
        (
            "04678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384d"
                + "f7ba0b8d578a4c702b6bf11d5f",
            "block 0"),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "block 0"),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "BIP-173"),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "BIP-350"),
        ("bc1z8wcdhrr2mnv8xv9y4ry3hc87rv3a50q4rdhjld8jd9pfcsacmz7qg5szm8", "BIP-360"),
    ];

    /// <summary>Sorts example addresses, and a chain where one is given.</summary>
    public static ArticleClaim Run(string? blocks, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        steps.Report(new("exposed coins", 0, 0));
        ExposureReport examples = ExposureStudy.Run(
            new() { Addresses = [.. Examples.Select(example => example.Address)] }, null, cancellation);
        ExposureReport? chain = blocks is null ? null : ExposureStudy.Run(
            new() { Blocks = blocks }, steps.As<WorkProgress>(progress => progress with { Stage = "exposed coins: " + progress.Stage }),
            cancellation);
        ExposureSummary? summary = chain?.Summary;
        var figures = new List<Figure>(Examples.Select(example => Of(example, examples)));
        if (summary is not null)
            figures.Add(new(
                "The chain you gave: exposed",
                Invariant($"{summary.ExposedOutputs} of {summary.Outputs} outputs, {summary.ExposedValue} of {summary.Value}"),
                $"computed from {blocks}: by script or by reuse"));
        figures.AddRange(Published());
        return new()
        {
            Question = "Which coins are exposed?",
            Said = "Coins whose public key is on the chain can be stolen by a machine that breaks keys: "
                + "the first miners' coins, and every reused address.",
            Computed = summary is null
                ? "Addresses sort by what they show: five examples below. Give the blocks of a chain to read your own."
                : Invariant($"In the chain you gave {summary.ExposedOutputs} of {summary.Outputs} unspent outputs show their key: ")
                    + Invariant($"{summary.ExposedValue} of {summary.Value}."),
            Holds = "Bare keys and taproot outputs show the key from the day they are made; hashed keys show it with the first spend, "
                + "so a reused address is exposed for good.",
            Changed = Invariant($"Counts differ by what they count: the wide one ({ExposedCoins.WideLowMillion} to ")
                + Invariant($"{ExposedCoins.WideHighMillion} million BTC) holds every key on the chain, ")
                + Invariant($"the narrow one ({ExposedCoins.Narrow:#,##0} BTC) only bare keys in lots large enough to move the market. ")
                + "Taproot made exposure by script grow again; P2MR (BIP-360) would end it.",
            Figures = figures,
            Pictures = [new(
                Bars.Horizontal(
                    "million BTC with a key on the chain",
                    [
                        Bar("wide, upper", ExposedCoins.WideHighMillion), Bar("wide, lower", ExposedCoins.WideLowMillion),
                        Bar("of it: bare keys (P2PK)", ExposedCoins.BareKeysMillion), Bar("narrow (CoinShares)", ExposedCoins.Narrow / 1e6)
                    ]),
                "Published counts of exposed coins",
                "Published, not computed: Chaincode Labs 2025, Project Eleven 2026, CoinShares 2026.")],
            Command = "chrysalis quantum exposure",
        };
    }

    private static Figure Of((string Address, string Source) example, ExposureReport report)
    {
        AddressFinding finding = report.Addresses.First(
            one => one.Text == example.Address || example.Address.StartsWith(one.Text, StringComparison.OrdinalIgnoreCase));
        string shown = example.Address.Length > 64 ? example.Address[..16] + "..." : example.Address;
        return new(shown, $"{finding.Type}: {finding.Class}", $"computed from {example.Source}: {finding.Advice}");
    }

    private static (string, double, string) Bar(string name, double million) => (name, million, Invariant($"{million:0.####}"));

    private static IEnumerable<Figure> Published()
    {
        yield return new(
            "Wide count", Invariant($"{ExposedCoins.WideLowMillion} to {ExposedCoins.WideHighMillion} million BTC"),
            $"published: {ExposedCoins.WideSource}: every public key on the chain");
        yield return new(
            "Of it in P2PK", Invariant($"{ExposedCoins.BareKeysMillion} million BTC"), "published: " + ExposedCoins.BareKeysSource);
        yield return new(
            "Narrow count", Invariant($"{ExposedCoins.Narrow:#,##0} BTC"),
            $"published: {ExposedCoins.NarrowSource}: bare keys in lots large enough to move the market");
    }
}
