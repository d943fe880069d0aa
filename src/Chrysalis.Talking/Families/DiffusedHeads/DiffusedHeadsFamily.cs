using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.DiffusedHeads.Compact;
using Chrysalis.Talking.Families.DiffusedHeads.Official;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Official;

namespace Chrysalis.Talking.Families.DiffusedHeads;

/// <summary>
/// The fourth generation: every frame drawn from noise, given a picture of the person, the frames before and the speech (Diffused Heads:
/// Stypulkowski 2023, arXiv 2301.03396). May be shared between threads.
/// </summary>
public sealed class DiffusedHeadsFamily : ITrains, IImports, ITurnsHeads
{
    internal const string FamilyName = "diffused";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Presets { get; } = [.. CompactPreset.All.Select(preset => preset.Name), OfficialPreset.Name];

    /// <inheritdoc/>
    public IReadOnlyList<KnownNetwork> Networks => DiffusedNetworks.All;

    /// <inheritdoc/>
    public string Imported => "a network's crema_script.pt and audio_encoder.pt";

    /// <inheritdoc/>
    public string ImportPreset => OfficialPreset.Name;

    /// <inheritdoc/>
    public string TurnedHeads => "of its persona or of a photo";

    /// <inheritdoc/>
    public TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        if (request.Preset == OfficialPreset.Name)
            throw new TrainingException($"The published network is imported, not taught here: leave out the preset {OfficialPreset.Name}.")
            {
                Settings = [nameof(request.Preset)],
            };
        OfficialFolderGiven.Refuse(request);
        return CompactPlan.Train(request, progress, cancellation);
    }

    /// <inheritdoc/>
    public ITalkingModel Load(Persona persona, string device)
    {
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(device);
        if (!CompactPreset.Is(persona.Preset))
            return OfficialDiffused.Load(persona, TorchDevice.Get(device));
        TorchDevice.Get(device); // its networks are for processors; a device that is not there is refused all the same
        return new CompactModel(CompactWeights.Load(persona.Folder), CompactSettings.Read(persona));
    }

    /// <summary>Never: what is imported beside the checkpoints is one picture, not a folder of data.</summary>
    public bool IsData(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return false;
    }

    /// <inheritdoc/>
    public Persona Import(ImportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return OfficialDiffused.Import(request);
    }
}
