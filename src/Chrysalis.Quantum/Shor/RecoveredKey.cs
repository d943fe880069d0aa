namespace Chrysalis.Quantum.Shor;

/// <summary>A private key taken from a public one.</summary>
/// <param name="PublicKey">The point Q.</param>
/// <param name="PrivateKey">The number k with kP = Q, multiplied back.</param>
/// <param name="Runs">What each run measured; the last one is right.</param>
/// <param name="SuccessInTheory">Probability that one run is right.</param>
public sealed record RecoveredKey(CurvePoint PublicKey, int PrivateKey, IReadOnlyList<DiscreteLogarithmRun> Runs, double SuccessInTheory);
