namespace Chrysalis.Quantum.Decoding;

/// <summary>An edge of a matching graph: an error that flips two detectors, or one and the boundary.</summary>
/// <param name="Node1">A detector.</param>
/// <param name="Node2">Another detector, or <see cref="MatchingGraph.Boundary"/>.</param>
/// <param name="Weight">ln((1 - p) / p), negative when p is above one half.</param>
/// <param name="Probability">Chance p that the error happens in a shot, above 0 and below 1.</param>
public readonly record struct MatchingEdge(int Node1, int Node2, double Weight, double Probability);
