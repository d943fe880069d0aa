namespace Chrysalis.Quantum.Resources.MagicStates;

/// <summary>A factory of CCZ states, each of which makes one Toffoli gate.</summary>
/// <param name="Name">Kind and distances.</param>
/// <param name="Qubits">Physical qubits.</param>
/// <param name="PeriodRounds">Rounds of syndrome measurement for one state.</param>
/// <param name="ErrorRate">Probability that a state is wrong.</param>
public sealed record MagicFactory(string Name, double Qubits, double PeriodRounds, double ErrorRate)
{
    /// <summary>Physical qubits times rounds for one state.</summary>
    public double QubitRounds => Qubits * PeriodRounds;
}
