namespace Chrysalis.Quantum.Grover;

/// <summary>Outcome of a search with an unknown number of solutions.</summary>
/// <param name="Solution">The solution, or null when the calls were used up.</param>
/// <param name="OracleCalls">Calls, the checks of outcomes included.</param>
/// <param name="Measurements">Measurements made.</param>
internal sealed record UnknownCountResult(long? Solution, long OracleCalls, int Measurements);
