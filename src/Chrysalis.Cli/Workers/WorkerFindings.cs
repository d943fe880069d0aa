namespace Chrysalis.Cli.Workers;

/// <summary>What <c>worker --json</c> prints once it works, or has prepared the database.</summary>
/// <param name="Address">Where it is reached; null where it only prepared the database.</param>
/// <param name="Units">Units that it does at once; 0 where it only prepared the database.</param>
internal sealed record WorkerFindings(string? Address, int Units);
