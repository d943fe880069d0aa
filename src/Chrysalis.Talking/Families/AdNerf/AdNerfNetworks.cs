using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.AdNerf.Networks;

namespace Chrysalis.Talking.Families.AdNerf;

/// <summary>The published networks whose weights this program can use.</summary>
internal static class AdNerfNetworks
{
    // Head and torso share their layers' names; the one whose shapes fit is meant.
    private const string NerfMarker = "views_linears.2.weight";

    /// <summary>Head, torso and both networks that hear.</summary>
    public static IReadOnlyList<KnownNetwork> All { get; } =
    [
        KnownNetwork.Of("AD-NeRF head (official)", NerfMarker, () => new FaceNerf(FaceNerfShape.Head)),
        KnownNetwork.Of("AD-NeRF torso (official)", NerfMarker, () => new FaceNerf(FaceNerfShape.Torso)),
        KnownNetwork.Of("AD-NeRF AudioNet (official)", "encoder_conv.6.weight", () => new AudioNet()),
        KnownNetwork.Of("AD-NeRF AudioAttNet (official)", "attentionConvNet.8.weight", () => SpeechWindow.Attention()),
    ];
}
