using Chrysalis.Quantum.Migration.Layouts;

namespace Chrysalis.Quantum.Migration;

/// <summary>A published length of the migration beside ours.</summary>
/// <param name="Claim">What was published.</param>
/// <param name="PublishedDays">Its days.</param>
/// <param name="Days">Ours.</param>
/// <param name="Inputs">What ours takes for granted.</param>
/// <param name="Source">Who published.</param>
public sealed record PublishedMove(string Claim, double PublishedDays, double Days, string Inputs, string Source)
{
    private static readonly BlockSpace WholeBlock = new(0);

    /// <summary>Ours over the published, less one.</summary>
    public double Deviation => Days / PublishedDays - 1;

    /// <summary>Computes ours for every published figure.</summary>
    public static IReadOnlyList<PublishedMove> All()
    {
        const string Pont = "Pont, Kearney, Moyler, Perez-Delgado, Downtime Required for Bitcoin Quantum-Safety, arXiv:2410.16965 (2024)";
        const string Chaincode = "Milton, Shikhelman, Bitcoin and Quantum Computing, Chaincode Labs (2025)";
        const string Gathered = "186,676,874 taproot outputs, key path, one transaction a block gathers them into one output";
        const string Alone = "186,676,874 P2WPKH outputs, each moved alone to one P2WPKH output";
        return
        [
            new("all outputs at best, all block space", 76.16, Best(1), Gathered, Pont),
            new("all outputs, all block space, upper end", 142, EachAlone(1), Alone, Chaincode),
            new("all outputs, a quarter of block space, lower end", 305, Best(0.25), Gathered, Chaincode),
            new("all outputs, a quarter of block space, upper end", 568, EachAlone(0.25), Alone, Chaincode),
            new("all outputs of June 2022, gathered", 11_500 / BlockSpace.BlocksPerDay, MoveDuration.Of(
                OutputSet.All2022, new() { InputsPerTransaction = null, Target = SpendPath.P2wpkh, Block = WholeBlock }).Days,
                "82.4 million outputs by type, gathered", "Murch, Bitcoin Stack Exchange 114043 (2022): about 11,500 blocks"),
        ];
    }

    private static double Best(double share) =>
        MoveDuration.Of(
            OutputSet.Lightest2024, new() { InputsPerTransaction = null, Target = SpendPath.P2tr, Share = share, Block = WholeBlock }).Days;

    private static double EachAlone(double share) =>
        MoveDuration.Of(OutputSet.All2024, new() { Target = SpendPath.P2wpkh, Share = share, Block = WholeBlock }).Days;
}
