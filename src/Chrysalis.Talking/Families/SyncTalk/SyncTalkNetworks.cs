using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Families.SyncTalk.Official;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk;

/// <summary>
/// The published networks that an inspection tells by name. The best of a training is kept without its densities; a head has codes
/// for as many frames as the public code counts on by default.
/// </summary>
internal static class SyncTalkNetworks
{
    /// <summary>Head, head and torso, ear.</summary>
    public static IReadOnlyList<KnownNetwork> All { get; } =
    [
        new KnownNetwork("SyncTalk head (official)", SyncTalkCheckpoint.HeadMarker, () => Shapes("", Head)),
        new KnownNetwork("SyncTalk head (official, without densities)", SyncTalkCheckpoint.HeadMarker, () => WithoutDensities(Head)),
        new KnownNetwork("SyncTalk head and torso (official)", SyncTalkCheckpoint.TorsoMarker, () => Shapes("", HeadAndTorso)),
        new KnownNetwork(
            "SyncTalk head and torso (official, without densities)", SyncTalkCheckpoint.TorsoMarker, () => WithoutDensities(HeadAndTorso)),
        new KnownNetwork(
            "SyncTalk audio-visual encoder (official)", SyncTalkCheckpoint.EarMarker,
            () => Shapes(SyncTalkCheckpoint.EarPrefix, () => [new AudioVisualEncoder()])),
    ];

    private static nn.Module[] Head() => [new HeadNetwork(new())];

    private static nn.Module[] HeadAndTorso() => [new HeadNetwork(new()), new TorsoNetwork(new())];

    private static Dictionary<string, long[]> WithoutDensities(Func<nn.Module[]> create)
    {
        Dictionary<string, long[]> shapes = Shapes("", create);
        shapes.Remove(SyncTalkCheckpoint.Densities);
        return shapes;
    }

    private static Dictionary<string, long[]> Shapes(string prefix, Func<nn.Module[]> create)
    {
        using var scope = NewDisposeScope();
        nn.Module[] modules = create();
        try
        {
            return modules.SelectMany(module => module.state_dict())
                .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value.shape);
        }
        finally
        {
            foreach (nn.Module module in modules)
                module.Dispose();
        }
    }
}
