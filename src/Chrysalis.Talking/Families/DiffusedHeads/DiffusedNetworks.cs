using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using Chrysalis.Talking.Families.DiffusedHeads.Official;

namespace Chrysalis.Talking.Families.DiffusedHeads;

/// <summary>The published networks that an inspection tells by name.</summary>
internal static class DiffusedNetworks
{
    /// <summary>The network with motion frames in colour, and in grey.</summary>
    public static IReadOnlyList<KnownNetwork> All { get; } =
    [
        new("Diffused Heads (official)", DiffusedCheckpoint.Marker, () => UNetTensors.Of(UNetShape.Published)),
        new(
            "Diffused Heads (official, grey motion frames)", DiffusedCheckpoint.Marker,
            () => UNetTensors.Of(UNetShape.Published with { HasGreyMotion = true })),
    ];
}
