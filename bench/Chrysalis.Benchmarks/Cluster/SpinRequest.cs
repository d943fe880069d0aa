namespace Chrysalis.Benchmarks.Cluster;

/// <summary>Units that keep a core busy.</summary>
/// <param name="Units">How many.</param>
/// <param name="Draws">Numbers drawn by each.</param>
internal sealed record SpinRequest(int Units, long Draws);
