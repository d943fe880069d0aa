namespace Chrysalis.Benchmarks.Comparison;

/// <summary>A figure of a peer.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Size">On what.</param>
/// <param name="Peer">By what.</param>
/// <param name="Unit">In what the value is given; less is better.</param>
/// <param name="Value">The figure.</param>
internal sealed record PeerRow(string Work, string Size, string Peer, string Unit, double Value);
