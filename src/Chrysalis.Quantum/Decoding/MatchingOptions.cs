namespace Chrysalis.Quantum.Decoding;

/// <summary>How exact matching turns real weights into whole numbers.</summary>
public sealed record MatchingOptions
{
    /// <summary>The finest division of the weights, 2^28.</summary>
    public const int MaxWeightLevels = 1 << 28;

    private readonly int weightLevels = 1 << 14;

    /// <summary>
    /// Whole numbers that the largest weight is divided into, 2 to 2^28. The default 2^14 is PyMatching's
    /// (Higgott and Gidney, arXiv:2303.15933); weights that are whole numbers below it are taken as they are.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int WeightLevels
    {
        get => weightLevels;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxWeightLevels);
            weightLevels = value;
        }
    }
}
