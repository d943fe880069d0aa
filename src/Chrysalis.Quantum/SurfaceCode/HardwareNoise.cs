namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>
/// Noise of a chip whose two-qubit gate is CZ: a CX becomes H CZ H, two H in a row on a qubit cancel, every layer of
/// gates also costs the qubits that wait.
/// </summary>
/// <param name="TwoQubitGate">DEPOLARIZE2 after every CZ.</param>
/// <param name="OneQubitGate">DEPOLARIZE1 after every one-qubit gate.</param>
/// <param name="Idle">DEPOLARIZE1 on every qubit that waits during a layer of gates.</param>
/// <param name="ReadoutIdle">DEPOLARIZE1 on every data qubit, once a round, while the others are measured and reset.</param>
/// <param name="ReadoutFlip">A flip before every measurement.</param>
/// <param name="ResetFlip">A flip after every reset.</param>
/// <param name="Leakage">DEPOLARIZE1 on every qubit once a round, in place of leakage, which stabilizer circuits cannot hold.</param>
public sealed record HardwareNoise(
    double TwoQubitGate, double OneQubitGate, double Idle, double ReadoutIdle, double ReadoutFlip, double ResetFlip, double Leakage = 0)
        : MemoryNoise
{
    /// <summary>
    /// The component budget of Willow's distance-7 code as read in arXiv:2408.13687, Pauli errors: CZ 2.8e-3 with crosstalk
    /// 5.5e-4 and CZ leakage 2.0e-4 added to it as depolarizing, one-qubit gate 6.2e-4, data idle 0.9e-2 once a round,
    /// readout 0.8e-2, reset 1.5e-3, leakage (heating) 2.5e-4 once a round. The budget has no idling during gate layers.
    /// </summary>
    public static HardwareNoise Willow { get; } = new(2.8e-3 + 5.5e-4 + 2.0e-4, 6.2e-4, 0, 0.9e-2, 0.8e-2, 1.5e-3, 2.5e-4);

    /// <summary>
    /// SI1000, "superconducting inspired, 1000 ns cycle" (Gidney, Newman, Fowler, Broughton, arXiv:2108.10457): CZ p, one-qubit
    /// gate p/10, reset 2p, measurement 5p, idle p/10, idle during readout and reset 2p.
    /// </summary>
    /// <param name="p">The error rate p, 0 to 0.2.</param>
    public static HardwareNoise Si1000(double p) => new(p, p / 10, p / 10, 2 * p, 5 * p, 2 * p);

    /// <summary>Every probability multiplied.</summary>
    /// <param name="factor">The factor, at least 0; a product above the most that a channel holds (3/4 or 15/16) is refused when the
    /// circuit is made.</param>
    public HardwareNoise Scaled(double factor) => new(
        TwoQubitGate * factor, OneQubitGate * factor, Idle * factor, ReadoutIdle * factor, ReadoutFlip * factor, ResetFlip * factor,
        Leakage * factor);

    private protected override void RequireProbabilities()
    {
        Require("two-qubit gates", TwoQubitGate);
        Require("one-qubit gates", OneQubitGate);
        Require("idling", Idle);
        Require("idling during readout", ReadoutIdle);
        Require("readout", ReadoutFlip);
        Require("reset", ResetFlip);
        Require("leakage", Leakage);
    }
}
