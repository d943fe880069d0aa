namespace Chrysalis.Jobs;

/// <summary>A unit as data: all that another process needs to do it.</summary>
/// <param name="Job">The name of the job.</param>
/// <param name="Request">The request as JSON.</param>
/// <param name="Unit">The unit.</param>
public sealed record UnitOrder(string Job, string Request, WorkUnit Unit);
