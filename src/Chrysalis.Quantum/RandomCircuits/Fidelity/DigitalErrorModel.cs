namespace Chrysalis.Quantum.RandomCircuits.Fidelity;

/// <summary>
/// Fidelity as the product of the chances that each operation went right (arXiv:1910.11333, equation 77). Error rates are
/// Pauli errors: the chance that something other than nothing happened.
/// </summary>
/// <param name="SingleQubitError">Pauli error of a single-qubit gate.</param>
/// <param name="TwoQubitError">Pauli error of a two-qubit gate.</param>
/// <param name="ReadoutError">Chance to read a qubit wrongly.</param>
public sealed record DigitalErrorModel(double SingleQubitError, double TwoQubitError, double ReadoutError)
{
    /// <summary>
    /// Willow's spec sheet, chip 2: average gate errors 0.036 % and 0.14 %, measurement 0.67 %. Average errors become Pauli
    /// errors by 3/2 for one qubit and 5/4 for two.
    /// </summary>
    public static DigitalErrorModel Willow { get; } = new(0.036e-2 * 3 / 2, 0.14e-2 * 5 / 4, 0.67e-2);

    /// <summary>
    /// Sycamore's simultaneous Pauli errors 0.16 % and 0.62 %, readout 3.8 %: quoted from memory of Arute et al. 2019, figure 2, not
    /// read again. They give 0.15 % for the published 53 qubits and 20 cycles, of which 0.2 % were measured.
    /// </summary>
    public static DigitalErrorModel Sycamore { get; } = new(0.16e-2, 0.62e-2, 3.8e-2);

    /// <summary>Chance that no gate and no readout of a circuit failed.</summary>
    public double Fidelity(RandomCircuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        return Math.Pow(1 - SingleQubitError, circuit.SingleQubitGateCount)
            * Math.Pow(1 - TwoQubitError, circuit.TwoQubitGateCount)
            * Math.Pow(1 - ReadoutError, circuit.QubitCount);
    }

    /// <summary>Draws what goes wrong in one run: for each gate the Paulis that follow it, or null.</summary>
    internal int[]?[] DrawErrors(RandomCircuit circuit, Random random) => [.. circuit.Gates.Select(gate => DrawError(gate, random))];

    private int[]? DrawError(CircuitGate gate, Random random)
    {
        // Rotations about Z are changes of frame: nothing happens on the chip.
        double rate = gate.Name == "rz" ? 0 : gate.Qubits.Count == 1 ? SingleQubitError : TwoQubitError;
        if (random.NextDouble() >= rate)
            return null;
        int pauli = random.Next(1, gate.Qubits.Count == 1 ? 4 : 16);
        return gate.Qubits.Count == 1 ? [pauli] : [pauli >> 2, pauli & 3];
    }
}
