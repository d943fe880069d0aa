namespace Chrysalis.Jobs;

/// <summary>How a unit ended.</summary>
/// <param name="Part">Its part, where it did not fail.</param>
/// <param name="IsKept">True when the part was there from an earlier run.</param>
/// <param name="Failure">Its failure, or null.</param>
internal sealed record UnitOutcome<TPart>(TPart? Part, bool IsKept, UnitFailure? Failure = null);
