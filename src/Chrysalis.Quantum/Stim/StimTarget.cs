using static System.FormattableString;

namespace Chrysalis.Quantum.Stim;

/// <summary>A target of an instruction of a circuit.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The qubit, the sweep bit, the constant of MPAD, or how far a measurement lies back (1 for rec[-1]).</param>
/// <param name="Basis">The operator of a Pauli target.</param>
/// <param name="IsInverted">True where a measured result is inverted.</param>
public readonly record struct StimTarget(StimTargetKind Kind, int Value, PauliBasis Basis = PauliBasis.Z, bool IsInverted = false)
{
    /// <summary>The largest number a target may carry, 2^24 - 1 as in Stim.</summary>
    public const int MaxValue = (1 << 24) - 1;

    /// <summary>The * between the factors of a product.</summary>
    public static StimTarget Combiner { get; } = new(StimTargetKind.Combiner, 0);

    /// <summary>A qubit.</summary>
    public static StimTarget Qubit(int qubit, bool inverted = false) => new(StimTargetKind.Qubit, qubit, IsInverted: inverted);

    /// <summary>The measurement <paramref name="back"/> results ago, 1 for the last one.</summary>
    public static StimTarget Record(int back) => new(StimTargetKind.Record, back);

    /// <summary>A sweep bit.</summary>
    public static StimTarget Sweep(int bit) => new(StimTargetKind.Sweep, bit);

    /// <summary>A Pauli operator on a qubit.</summary>
    public static StimTarget Pauli(PauliBasis basis, int qubit, bool inverted = false) => new(StimTargetKind.Pauli, qubit, basis, inverted);

    /// <summary>The target as Stim writes it.</summary>
    public override string ToString() => Kind switch
    {
        StimTargetKind.Qubit => Invariant($"{Mark}{Value}"),
        StimTargetKind.Record => Invariant($"rec[-{Value}]"),
        StimTargetKind.Sweep => Invariant($"sweep[{Value}]"),
        StimTargetKind.Pauli => Invariant($"{Mark}{Basis}{Value}"),
        _ => "*",
    };

    private string Mark => IsInverted ? "!" : "";
}
