namespace Chrysalis.Quantum.StateVector;

/// <summary>What a run left.</summary>
/// <param name="State">The final state; dispose of the result or of it.</param>
/// <param name="Measurements">For each key the measured bits, the first qubit's first; a key measured again holds the last result.</param>
public sealed record SimulationResult(QuantumState State, IReadOnlyDictionary<string, int[]> Measurements) : IDisposable
{
    /// <summary>Gives the state's memory back.</summary>
    public void Dispose() => State.Dispose();
}
