using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.SyncTalk.Compact;
using Chrysalis.Talking.Families.SyncTalk.Official;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Official;
using Chrysalis.Talking.VolumeRendering.Speaking;

namespace Chrysalis.Talking.Families.SyncTalk;

/// <summary>
/// The third generation, fast: a head as a volume in three planes, synchronised by what a speech encoder hears (SyncTalk: Peng 2023, arXiv
/// 2311.17590). May be shared between threads.
/// </summary>
public sealed class SyncTalkFamily : ITrains, IImports, ITurnsHeads
{
    internal const string FamilyName = "synctalk";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Presets { get; } = [.. CompactSyncTalk.Kind.Presets.Select(preset => preset.Name), OfficialPreset.Name];

    /// <inheritdoc/>
    public IReadOnlyList<KnownNetwork> Networks => SyncTalkNetworks.All;

    /// <inheritdoc/>
    public string Imported => "a head's ngp_*.pth and audio_visual_encoder.pth";

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
            return OfficialSyncTalk.Train(request, progress, cancellation);
        OfficialFolderGiven.Refuse(request);
        return HeadPlan<TriPlaneHead>.Train(CompactSyncTalk.Kind, request, progress, cancellation);
    }

    /// <inheritdoc/>
    public ITalkingModel Load(Persona persona, string device)
    {
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(device);
        return persona.Preset == OfficialPreset.Name ? OfficialSyncTalk.Load(persona) : CompactSyncTalk.Kind.Load(persona);
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
        return OfficialSyncTalk.Import(request);
    }
}
