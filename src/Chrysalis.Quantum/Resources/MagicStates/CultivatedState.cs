namespace Chrysalis.Quantum.Resources.MagicStates;

/// <summary>A cultivated T state.</summary>
/// <param name="ErrorRate">Probability that it is wrong.</param>
/// <param name="QubitRounds">Physical qubits times rounds spent on it, discarded attempts included.</param>
internal readonly record struct CultivatedState(double ErrorRate, double QubitRounds);
