namespace Chrysalis.Quantum.Migration.Layouts;

/// <summary>What a block holds, and how often one comes.</summary>
/// <param name="ReservedWeight">Weight units that transactions cannot use: header, count and coinbase.</param>
public sealed record BlockSpace(int ReservedWeight = BlockSpace.CoreReservedWeight)
{
    /// <summary>Largest weight of a block (BIP-141).</summary>
    public const int WeightLimit = 4_000_000;

    /// <summary>What Bitcoin Core leaves free by default (blockreservedweight, release 29).</summary>
    public const int CoreReservedWeight = 8_000;

    /// <summary>Seconds between blocks that the difficulty aims at.</summary>
    public const double IntervalSeconds = 600;

    /// <summary>Blocks a day.</summary>
    public const double BlocksPerDay = 86_400 / IntervalSeconds;

    /// <summary>Weight units for transactions.</summary>
    public int Weight => WeightLimit - ReservedWeight;

    /// <summary>Transactions of this weight that fit.</summary>
    public int Fits(TransactionLayout transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return Weight / transaction.Weight;
    }
}
