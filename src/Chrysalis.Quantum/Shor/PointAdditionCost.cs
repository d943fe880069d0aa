using Chrysalis.Quantum.Reversible;

namespace Chrysalis.Quantum.Shor;

/// <summary>A controlled point addition in gates beside Roetteler et al. (arXiv:1706.06752).</summary>
/// <param name="Bits">Bits of the field.</param>
/// <param name="Prime">The field's prime.</param>
/// <param name="Counts">Ours, by Fermat's inversion.</param>
/// <param name="RoettelerQubits">9n + 2 ceil(log2 n) + 10.</param>
/// <param name="RoettelerToffoli">224 n^2 log2 n + 2045 n^2.</param>
public sealed record PointAdditionCost(int Bits, int Prime, ReversibleCounts Counts, int RoettelerQubits, double RoettelerToffoli)
{
    /// <summary>Writes the circuit that adds a curve's generator, and counts it.</summary>
    public static PointAdditionCost Of(SmallCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ReversibleCircuit circuit = PointAdditionCircuit.Create(curve.Prime, curve.Generator.X, curve.Generator.Y).Circuit;
        int bits = curve.FieldBits;
        return new(
            bits, curve.Prime, ReversibleCounts.Of(circuit), PointAdditionCircuit.RoettelerQubits(bits),
            PointAdditionCircuit.RoettelerToffoli(bits));
    }
}
