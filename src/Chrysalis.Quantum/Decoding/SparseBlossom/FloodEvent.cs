namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>Something that changes the matching.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Region">The region it happened to.</param>
/// <param name="Other">The other region when two meet.</param>
/// <param name="Edge">The path from the one to the other or to the boundary.</param>
/// <param name="Node">The path's last node in the region.</param>
/// <param name="OtherNode">The path's first node in the other region.</param>
internal readonly record struct FloodEvent(
    FloodEventKind Kind, int Region, int Other, CompressedEdge Edge, int Node = -1, int OtherNode = -1);
