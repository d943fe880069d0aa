namespace Chrysalis.Quantum.Shor;

/// <summary>One attempt at a factor.</summary>
/// <param name="Base">The base drawn.</param>
/// <param name="Run">What its order finding measured.</param>
public sealed record FactoringRun(int Base, OrderFindingRun Run);
