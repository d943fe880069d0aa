using Chrysalis.Quantum.Circuits;

namespace Chrysalis.Quantum.StateVector;

/// <summary>Runs circuits with measurements and resets, with or without noise.</summary>
public static class CircuitSimulator
{
    /// <summary>Runs a circuit once from all qubits 0.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="random">Source of chance for measurements and noise; equal seeds give equal runs.</param>
    /// <param name="options">Precision and threads.</param>
    /// <param name="noise">Noise, one trajectory of it; none by default.</param>
    /// <returns>The final state, to be disposed of, and what was measured.</returns>
    /// <exception cref="QuantumException">The state does not fit into memory.</exception>
    public static SimulationResult Run(Circuit circuit, Random random, StateOptions? options = null, NoiseModel? noise = null)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(random);
        var state = new QuantumState(circuit.QubitCount, options);
        try
        {
            var run = new Trajectory(state, random, noise ?? NoiseModel.None);
            foreach (Operation operation in circuit.Operations)
                run.Add(operation);
            run.Flush();
            return new(state, run.Measurements);
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }
}
