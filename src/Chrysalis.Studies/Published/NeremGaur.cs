namespace Chrysalis.Studies.Published;

/// <summary>Figures of Nerem and Gaur on when a quantum miner should measure, as published.</summary>
public static class NeremGaur
{
    /// <summary>The paper.</summary>
    public const string Paper = "Nerem and Gaur, arXiv:2110.00878";

    /// <summary>Best measuring time of a weak miner, in units of the time between blocks.</summary>
    public const string BestIntervals = "1.5936242600";

    /// <summary>The same in minutes.</summary>
    public const string BestMinutes = "15.936";

    /// <summary>Chance that no block comes before it.</summary>
    public const string ReachProbability = "0.20319";

    /// <summary>Largest share of blocks, over m r²/(D λ²).</summary>
    public const string BestCoefficient = "2.590441";

    /// <summary>Best measuring time at α = 0.1, minutes.</summary>
    public const string MinutesAtTenth = "14.105";

    /// <summary>Share of blocks there.</summary>
    public const string ShareAtTenth = "0.0567";
}
