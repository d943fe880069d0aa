using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>
/// The first generation: a variational autoencoder of the lower face whose latent is driven from speech (after Speech2Vid, Chung 2017,
/// arXiv 1705.02966, with a latent trained by pictures before speech ever drives it). May be shared between threads.
/// </summary>
public sealed class AutoencoderFamily : ITrains, IKnowsNetworks
{
    internal const string FamilyName = "autoencoder";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Presets { get; } = [.. AutoencoderPreset.All.Select(preset => preset.Name)];

    /// <inheritdoc/>
    public IReadOnlyList<KnownNetwork> Networks { get; } =
    [
        KnownNetwork.Of(
            "autoencoder mouth (compact)", "style2.weight",
            () => new MouthDecoder(AutoencoderPreset.Compact.Crop.SizePx, AutoencoderPreset.Compact.LatentSize)),
        KnownNetwork.Of(
            "autoencoder speech (compact)", "frontend.first.weight", () => new SpeechEncoder(AutoencoderPreset.Compact.LatentSize)),
        KnownNetwork.Of(
            "autoencoder speech (compact, without frontend)", "embed.weight",
            () => new SpeechEncoder(AutoencoderPreset.Compact.LatentSize, hasFrontend: false)),
    ];

    /// <inheritdoc/>
    public TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        return AutoencoderPlan.Train(request, progress, cancellation);
    }

    /// <inheritdoc/>
    public ITalkingModel Load(Persona persona, string device)
    {
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(device);
        return TorchDevice.IsSpared(device) ? new OnnxAutoencoder(persona) : new AutoencoderModel(persona, TorchDevice.Get(device));
    }
}
