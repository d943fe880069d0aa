namespace Chrysalis.Quantum.StateVector;

/// <summary>What a run left. Not to be used by several threads at once, as its state is not.</summary>
public sealed class SimulationResult : IDisposable
{
    internal SimulationResult(QuantumState state, IReadOnlyDictionary<string, int[]> measurements) =>
        (State, Measurements) = (state, measurements);

    /// <summary>The final state; dispose of the result or of it.</summary>
    public QuantumState State { get; }

    /// <summary>For each key the measured bits, the first qubit's first; a key measured again holds the last result.</summary>
    public IReadOnlyDictionary<string, int[]> Measurements { get; }

    /// <summary>Gives the state's memory back.</summary>
    public void Dispose() => State.Dispose();
}
