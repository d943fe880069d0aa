using Chrysalis.Quantum.Circuits;
using MathNet.Numerics.Distributions;

namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>
/// Draws random circuits as on the chip: in each cycle every qubit gets sqrt X, sqrt Y or sqrt W, never the one it had before,
/// then one layer of couplers gets its fSim gates; a last layer of single-qubit gates closes the circuit (arXiv:1910.11333).
/// </summary>
public static class RandomCircuitGenerator
{
    private static readonly (string Name, Gate Gate)[] SingleQubitGates =
        [("x_1_2", Gates.SqrtX), ("y_1_2", Gates.SqrtY), ("hz_1_2", Gates.SqrtW)];

    /// <summary>Draws a circuit.</summary>
    /// <param name="layout">The device or a patch of it.</param>
    /// <param name="options">What it is made of.</param>
    public static RandomCircuit Draw(DeviceLayout layout, RandomCircuitOptions options)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(options);
        var random = new Random(options.Seed);
        Dictionary<Coupler, Gate> gates = layout.Couplers.ToDictionary(
            coupler => coupler, _ => Gates.FSim(Angle(options.Theta), Angle(options.Phi)));
        var circuit = new List<CircuitGate>();
        int[] last = [.. layout.Qubits.Select(_ => -1)];
        for (int cycle = 0; cycle < options.Cycles; cycle++)
        {
            AddSingleQubitLayer(circuit, cycle, last, random);
            char layer = options.Sequence[cycle % options.Sequence.Length];
            foreach (Coupler coupler in layout.Couplers.Where(coupler => coupler.Pattern == layer))
                circuit.Add(new(cycle, "fs", gates[coupler], [coupler.First, coupler.Second]));
        }

        AddSingleQubitLayer(circuit, options.Cycles, last, random);
        return new(layout.Qubits.Count, options.Cycles, circuit);

        double Angle(double mean) => options.AngleSpread == 0 ? mean : Normal.Sample(random, mean, options.AngleSpread);
    }

    private static void AddSingleQubitLayer(List<CircuitGate> circuit, int cycle, int[] last, Random random)
    {
        for (int qubit = 0; qubit < last.Length; qubit++)
        {
            last[qubit] = last[qubit] < 0 ? random.Next(3) : (last[qubit] + 1 + random.Next(2)) % 3;
            (string name, Gate gate) = SingleQubitGates[last[qubit]];
            circuit.Add(new(cycle, name, gate, [qubit]));
        }
    }
}
