namespace Chrysalis.Quantum.Shor;

/// <summary>What one run of order finding measured.</summary>
/// <param name="Estimate">Estimate of 2^m s/r for a random s.</param>
/// <param name="Order">An exponent with base^exponent = 1, the order or a multiple of it below the modulus; null when the fraction did not
/// give one.</param>
/// <param name="Factor">A proper factor of the modulus, when the order gives one.</param>
public sealed record OrderFindingRun(long Estimate, int? Order, int? Factor);
