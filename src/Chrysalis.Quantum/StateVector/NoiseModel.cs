namespace Chrysalis.Quantum.StateVector;

/// <summary>
/// Noise, simulated by quantum trajectories (Isakov et al., arXiv:2111.02396, section on noisy simulation): each run draws
/// one history, and averages over runs tend to the channel's. All rates are probabilities from 0 to 1.
/// </summary>
public sealed record NoiseModel
{
    /// <summary>No noise.</summary>
    public static NoiseModel None { get; } = new();

    /// <summary>
    /// After each one-qubit gate: probability of a Pauli error, X, Y and Z equally likely (the Pauli error, 1.5 times the average gate
    /// error).
    /// </summary>
    public double OneQubitDepolarizing { get; init => field = Checked(value); }

    /// <summary>
    /// After each gate on two or more qubits: probability that one of their 4^k - 1 Pauli errors happens, all equally likely (for two
    /// qubits 1.25 times the average gate error).
    /// </summary>
    public double TwoQubitDepolarizing { get; init => field = Checked(value); }

    /// <summary>
    /// After each gate, on each of its qubits: amplitude damping gamma, the probability that a 1 decays; 1 - e^(-t/T1) for a gate of length
    /// t.
    /// </summary>
    public double AmplitudeDamping { get; init => field = Checked(value); }

    /// <summary>Probability that a measured 0 is read as 1.</summary>
    public double ReadoutZeroAsOne { get; init => field = Checked(value); }

    /// <summary>Probability that a measured 1 is read as 0.</summary>
    public double ReadoutOneAsZero { get; init => field = Checked(value); }

    internal double Depolarizing(int qubits) => qubits == 1 ? OneQubitDepolarizing : TwoQubitDepolarizing;

    private static double Checked(double rate) => rate is >= 0 and <= 1
        ? rate
        : throw new QuantumException(
            $"The noise rate {rate.ToString(System.Globalization.CultureInfo.InvariantCulture)} is no probability: use 0 to 1.");
}
