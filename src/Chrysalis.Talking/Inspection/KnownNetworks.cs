using Chrysalis.Talking.Families.Autoencoder;
using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.LipSync.Judge;

namespace Chrysalis.Talking.Inspection;

/// <summary>The networks whose weights this program can use.</summary>
internal static class KnownNetworks
{
    private static readonly AutoencoderPreset Autoencoder = AutoencoderPreset.Compact;
    private static readonly CompactPreset Wav2Lip = new();

    /// <summary>All of them; each is made only when a file looks like it.</summary>
    public static IReadOnlyList<KnownNetwork> All { get; } =
    [
        new("Wav2Lip generator (official)", "face_decoder_blocks.6.2.conv_block.0.weight", () => new OfficialGenerator()),
        new("Wav2Lip lip-sync expert (official)", "face_encoder.16.conv_block.0.weight", () => new SyncNetExpert()),
        new("Wav2Lip quality discriminator (official)", "binary_pred.0.weight", () => new QualityDiscriminator()),
        new("SyncNet, the judge of lip sync (official)", "netcnnlip.0.weight", () => new EvaluationSyncNet()),
        new("Wav2Lip generator (compact)", "rise.2.skip.weight", Wav2Lip.CreateGenerator),
        new("Wav2Lip lip-sync expert (compact)", "faceEnd.weight", Wav2Lip.CreateExpert),
        new("autoencoder mouth (compact)", "style2.weight", () => new MouthDecoder(Autoencoder.Crop.SizePx, Autoencoder.LatentSize)),
        new("autoencoder speech (compact)", "embed.weight", () => new SpeechEncoder(Autoencoder.LatentSize)),
    ];
}
