namespace Chrysalis.Jobs;

/// <summary>A unit that failed each time it was tried.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Error">The last error.</param>
public sealed record UnitFailure(WorkUnit Unit, int Tries, Exception Error);
