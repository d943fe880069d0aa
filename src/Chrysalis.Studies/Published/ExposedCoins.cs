namespace Chrysalis.Studies.Published;

/// <summary>Published counts of coins whose key a quantum computer could see.</summary>
internal static class ExposedCoins
{
    /// <summary>Every public key on the chain, the lower count, million BTC: Chaincode Labs 2025.</summary>
    public const double WideLowMillion = 6.3;

    /// <summary>Every public key on the chain, the upper count, million BTC: Project Eleven 2026 (6,910,186 BTC).</summary>
    public const double WideHighMillion = 6.9;

    /// <summary>Of it bare keys (P2PK), million BTC: Chaincode Labs 2025.</summary>
    public const double BareKeysMillion = 1.72;

    /// <summary>Bare keys in lots large enough to move the market, BTC: CoinShares 2026.</summary>
    public const double Narrow = 10_200;

    /// <summary>Where the wide count is from.</summary>
    public const string WideSource = "Chaincode Labs (2025), Project Eleven (2026)";

    /// <summary>Where the count of bare keys is from.</summary>
    public const string BareKeysSource = "Chaincode Labs (2025)";

    /// <summary>Where the narrow count is from.</summary>
    public const string NarrowSource = "CoinShares (2026)";
}
