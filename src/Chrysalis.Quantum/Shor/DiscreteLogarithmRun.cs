namespace Chrysalis.Quantum.Shor;

/// <summary>What one run of Shor's algorithm measured.</summary>
/// <param name="First">Estimate of 2^m s/r for a random s, from the exponent of P.</param>
/// <param name="Second">Estimate of 2^m sk/r, from the exponent of Q.</param>
/// <param name="Key">The key they give; null when s was 0, which says nothing.</param>
/// <param name="IsCorrect">True when the key times P is Q.</param>
public sealed record DiscreteLogarithmRun(long First, long Second, int? Key, bool IsCorrect);
