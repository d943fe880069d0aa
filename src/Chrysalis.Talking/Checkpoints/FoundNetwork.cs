namespace Chrysalis.Talking.Checkpoints;

/// <summary>A network that a dictionary of weights seems to hold.</summary>
/// <param name="Network">The network.</param>
/// <param name="Marker">The tensor it was told by, with the names before it.</param>
/// <param name="Fit">How well it fits.</param>
/// <param name="Differences">Tensors without their place.</param>
internal sealed record FoundNetwork(KnownNetwork Network, string Marker, NetworkFit Fit, int Differences)
{
    /// <summary>Those of several that are meant: networks may share names of layers, and then the one that fits best is.</summary>
    public static IEnumerable<NetworkFit> Meant(IReadOnlyList<FoundNetwork> found) =>
        found.Where(one => !found.Any(other => other.IsMeantInsteadOf(one))).Select(one => one.Fit);

    // What is a part of a network that fits as a whole is not meant by itself, even where it fits too.
    private bool IsMeantInsteadOf(FoundNetwork other) => !ReferenceEquals(this, other) && (Fit.Prefix == other.Fit.Prefix
        ? Differences < other.Differences
        : Holds(other) && (Differences < other.Differences || Network.Tensors.Count > other.Network.Tensors.Count));

    private bool Holds(FoundNetwork other) => Fit.Fits && other.Marker.StartsWith(Fit.Prefix, StringComparison.Ordinal)
        && Network.Tensors.ContainsKey(other.Marker[Fit.Prefix.Length..]);
}
