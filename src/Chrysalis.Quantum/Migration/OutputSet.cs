using Chrysalis.Quantum.Migration.Layouts;

namespace Chrysalis.Quantum.Migration;

/// <summary>Outputs to move, and who counted them.</summary>
/// <param name="Name">Name on the command line and in reports.</param>
/// <param name="Groups">How many of each kind.</param>
/// <param name="Source">Who counted, and what was assumed.</param>
public sealed record OutputSet(string Name, IReadOnlyList<OutputGroup> Groups, string Source)
{
    /// <summary>Unspent outputs in June 2024, as Pont et al. count them.</summary>
    public const long Pont2024Count = 186_676_874;

    /// <summary>How many.</summary>
    public long Count => Groups.Sum(group => group.Count);

    /// <summary>All of June 2024, as if each were a witness key hash: a count by type was not published with it.</summary>
    public static OutputSet All2024 { get; } = new("all", [new(SpendPath.P2wpkh, Pont2024Count)],
        "count: Pont et al., arXiv:2410.16965 (June 2024); assumed: all P2WPKH");

    /// <summary>All of June 2024, as if each were the lightest there is, taproot spent with its key: a lower bound.</summary>
    public static OutputSet Lightest2024 { get; } = new("all, lightest", [new(SpendPath.P2tr, Pont2024Count)],
        "count: Pont et al., arXiv:2410.16965 (June 2024); assumed: all taproot, spent with the key");

    /// <summary>
    /// Whose script shows a public key: taproot, bare keys, bare multisignature. Reused addresses come on top; their outputs were not
    /// published.
    /// </summary>
    public static OutputSet ExposedByScript { get; } = new("exposed",
        [new(SpendPath.P2tr, 39_034_007), new(SpendPath.P2pk, 49_000), new(SpendPath.P2ms, 435_000)],
        "taproot: waxwing, unspent set of 16 March 2024; bare keys and multisignature: Murch, Bitcoin Stack Exchange 114043 (June 2022); "
            + "reused addresses not counted");

    /// <summary>All of June 2022 by type; scripts' hashes split as the spent ones were known to be.</summary>
    public static OutputSet All2022 { get; } = new("all-2022",
        [
            new(SpendPath.P2pkh, 51_900_000),
            new(SpendPath.P2shP2wpkh, 8_070_000),
            new(SpendPath.P2shTwoOfThree, 5_356_000),
            new(SpendPath.P2shP2wshTwoOfThree, 1_974_000),
            new(SpendPath.P2wpkh, 13_600_000),
            new(SpendPath.P2wshTwoOfThree, 881_000),
            new(SpendPath.P2ms, 435_000),
            new(SpendPath.P2tr, 89_000),
            new(SpendPath.P2pk, 49_000),
        ],
        "Murch, Bitcoin Stack Exchange 114043 (June 2022); P2SH in the proportions 3.18 : 2.11 : 0.778 of its known scripts, "
            + "other multisignature taken as two of three");

    /// <summary>Those with a name.</summary>
    public static IReadOnlyList<OutputSet> Known { get; } = [All2024, ExposedByScript, All2022];

    /// <summary>The set of that name.</summary>
    /// <exception cref="QuantumException">There is none.</exception>
    public static OutputSet Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Known.FirstOrDefault(set => set.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new QuantumException(
                $"'{name}' is no set of outputs: choose one of {string.Join(", ", Known.Select(set => set.Name))}.");
    }
}
