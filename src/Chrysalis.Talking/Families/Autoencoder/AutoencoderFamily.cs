using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>
/// The first generation: a variational autoencoder of the lower face whose latent is driven from speech
/// (after Speech2Vid, Chung 2017, arXiv 1705.02966, with a latent trained by pictures before speech ever drives it).
/// </summary>
public sealed class AutoencoderFamily : ITalkingFamily
{
    internal const string FamilyName = "autoencoder";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Presets { get; } = [.. AutoencoderPreset.All.Select(preset => preset.Name)];

    /// <inheritdoc/>
    public TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation) =>
        AutoencoderPlan.Train(request, progress, cancellation);

    /// <inheritdoc/>
    public ITalkingHead Load(Persona persona, string device) => new AutoencoderHead(persona, TorchDevice.Get(device));

    /// <inheritdoc/>
    public ITalkingHead LoadCheckpoint(string path, string device) =>
        throw new TalkingException($"The family '{FamilyName}' has no checkpoints of its own to read ('{path}'): give a persona with --persona.");
}
