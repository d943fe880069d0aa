using System.Globalization;
using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure.Findings;
using static System.FormattableString;

namespace Chrysalis.Studies.Exposure;

/// <summary>The words and sources that an exposure report's table and page share.</summary>
public static class ExposureWords
{
    /// <summary>Where the wide figures were published.</summary>
    public const string WideSource = "published: Chaincode Labs 2025 (20 to 50 % of all coins by definition), "
        + "Project Eleven 2026 (6,910,186 BTC), of which about 1.7 million in P2PK";

    /// <summary>Where the narrow figure was published.</summary>
    public const string NarrowSource = "published: CoinShares, February 2026: of about 1.6 million BTC in P2PK, 10,200 BTC lie in lots "
        + "large enough to move the market, the rest in over 32,000 outputs of about 50 BTC";

    /// <summary>A class for people.</summary>
    public static string Of(ExposureClass exposure) => exposure switch
    {
        ExposureClass.ByScript => "now, by script",
        ExposureClass.ByReuse => "now, by reuse",
        ExposureClass.WhenSpent => "when spent",
        ExposureClass.HashProtected => "hash-protected",
        _ => "no key",
    };

    /// <summary>A type for people.</summary>
    public static string Of(OutputType type) => type switch
    {
        OutputType.OpReturn => "OP_RETURN",
        OutputType.NonStandard => "non-standard",
        _ => type.ToString(),
    };

    /// <summary>An amount in bitcoin.</summary>
    public static string Btc(Satoshi value) => value.Bitcoin.ToString("#,##0.########", CultureInfo.InvariantCulture);

    /// <summary>A whole number with separators.</summary>
    public static string Count(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>The lower end of a range of value.</summary>
    public static string From(decimal value) => value.ToString("#,##0.########", CultureInfo.InvariantCulture);

    /// <summary>What was read, in lines.</summary>
    public static IEnumerable<string> Chain(ChainFacts chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return LinesOf(chain);
    }

    private static IEnumerable<string> LinesOf(ChainFacts chain)
    {
        string height = chain.Height < 0 ? "of unknown height" : $"height {chain.Height.ToString(CultureInfo.InvariantCulture)}";
        if (chain.IsSnapshot)
        {
            yield return Invariant($"snapshot of {chain.Network}, {height}, {Count(chain.Outputs.Values.Sum(total => total.Outputs))} ")
                + Invariant($"unspent outputs; last block {chain.Tip}");
            yield return "a snapshot does not tell which keys spending has shown: reuse is found only where a key stands in another "
                + "unspent output, so 'by reuse' is a lower bound";
            yield break;
        }

        yield return Invariant($"{chain.Network} chain, {height}, {chain.Time:yyyy-MM-dd HH:mm} UTC, block {chain.Tip}");
        yield return Invariant($"{Count(chain.Blocks)} {(chain.Blocks == 1 ? "block" : "blocks")} ({Count(chain.BlocksThisRun)} read now, ")
            + Invariant($"{chain.Bytes / 1e6:#,##0.0} MB in all), {Count(chain.Transactions)} transactions, {Count(chain.Inputs)} inputs; ")
            + "work, merkle roots and witnesses checked";
        foreach (string line in Gaps(chain))
            yield return line;
    }

    private static IEnumerable<string> Gaps(ChainFacts chain)
    {
        if (chain.StaleBlocks > 0)
            yield return Invariant($"{Count(chain.StaleBlocks)} blocks are not of the best chain and were left out");
        if (chain.CutShortBlocks > 0)
            yield return Invariant($"{Count(chain.CutShortBlocks)} blocks are cut short by a file's end and were left out");
        if (chain.LeftOutPieces > 0)
            yield return Invariant($"{Count(chain.LeftOutPieces)} {(chain.LeftOutPieces == 1 ? "piece" : "pieces")} of the files ")
                + Invariant(
                    $"{(chain.LeftOutPieces == 1 ? "is" : "are")} no whole block and {(chain.LeftOutPieces == 1 ? "was" : "were")} ")
                + "passed over";
        if (chain.UnreadFiles > 0)
            yield return Invariant($"{Count(chain.UnreadFiles)} {(chain.UnreadFiles == 1 ? "file" : "files")} of blocks could not be ")
                + "read: blocks may be missing";
        foreach (string line in chain.LeftOut)
            yield return "  " + line;
        if (chain.SkippedFiles > 0)
            yield return Invariant($"{Count(chain.SkippedFiles)} {(chain.SkippedFiles == 1 ? "file holds" : "files hold")} no blocks and ")
                + Invariant($"{(chain.SkippedFiles == 1 ? "was" : "were")} left out");
        if (chain.Gaps > 0)
            yield return Invariant($"the chain is partial: it has {Count(chain.Gaps)} {(chain.Gaps == 1 ? "piece" : "pieces")} whose ")
                + "parents are missing; keys shown in missing blocks are not known, so 'when spent' may hide reuse";
        if (chain.UnknownInputs > 0)
            yield return Invariant($"{Count(chain.UnknownInputs)} inputs ({100.0 * chain.UnknownInputs / chain.Inputs:0.#} %) spend ")
                + "outputs that were not read";
    }
}
