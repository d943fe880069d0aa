using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.AdNerf.Compact;
using Chrysalis.Talking.Families.AdNerf.Official;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Official;
using Chrysalis.Talking.VolumeRendering.Speaking;

namespace Chrysalis.Talking.Families.AdNerf;

/// <summary>
/// The third generation, as it began: a head as one function of place, view and sound (AD-NeRF: Guo 2021, arXiv 2103.11078). May be shared
/// between threads.
/// </summary>
public sealed class AdNerfFamily : ITrains, IImports, ITurnsHeads
{
    internal const string FamilyName = "ad-nerf";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Presets { get; } = [.. CompactAdNerf.Kind.Presets.Select(preset => preset.Name), OfficialPreset.Name];

    /// <inheritdoc/>
    public IReadOnlyList<KnownNetwork> Networks => AdNerfNetworks.All;

    /// <inheritdoc/>
    public string Imported => "a head's .tar and a torso's";

    /// <inheritdoc/>
    public string ImportPreset => OfficialPreset.Name;

    /// <inheritdoc/>
    public string TurnedHeads => "of its persona";

    /// <inheritdoc/>
    public TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        if (request.Preset == OfficialPreset.Name)
            return OfficialAdNerf.Train(request, progress, cancellation);
        OfficialFolderGiven.Refuse(request);
        return HeadPlan<ImplicitHead>.Train(CompactAdNerf.Kind, request, progress, cancellation);
    }

    /// <inheritdoc/>
    public ITalkingModel Load(Persona persona, string device)
    {
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(device);
        return persona.Preset == OfficialPreset.Name
            ? OfficialAdNerf.Load(persona, TorchDevice.Get(device))
            : CompactAdNerf.Kind.Load(persona);
    }

    /// <inheritdoc/>
    public bool IsData(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return OfficialHeadFolder.Is(path);
    }

    /// <inheritdoc/>
    public Persona Import(ImportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return OfficialAdNerf.Import(request);
    }
}
