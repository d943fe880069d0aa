using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.SyncTalk.Compact;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Families.SyncTalk;

/// <summary>
/// The third generation, fast: a head as a volume in three planes, synchronised by what a speech encoder hears (SyncTalk: Peng 2023, arXiv
/// 2311.17590). May be shared between threads.
/// </summary>
public sealed class SyncTalkFamily : ITrains, IKnowsNetworks
{
    internal const string FamilyName = "synctalk";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Presets { get; } = [.. SyncTalkPreset.All.Select(preset => preset.Name)];

    /// <inheritdoc/>
    public IReadOnlyList<KnownNetwork> Networks => SyncTalkNetworks.All;

    /// <inheritdoc/>
    public TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation) =>
        SyncTalkPlan.Train(request, progress, cancellation);

    /// <inheritdoc/>
    public ITalkingModel Load(Persona persona, string device) => SyncTalkWeights.Load(persona);
}
