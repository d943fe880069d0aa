using Chrysalis.Talking.Checkpoints;

namespace Chrysalis.Talking.LipSync.Expert;

/// <summary>The networks of the lip-sync expert whose weights this program can use.</summary>
internal static class ExpertNetworks
{
    /// <summary>The published one; the compact ones' sizes are those of the presets they teach.</summary>
    public static IReadOnlyList<KnownNetwork> All { get; } =
        [KnownNetwork.Of("Wav2Lip lip-sync expert (official)", "face_encoder.16.conv_block.0.weight", () => new SyncNetExpert())];
}
