using Chrysalis.Talking.Training.Parts;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Speaking;
using Chrysalis.Talking.VolumeRendering.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Compact;

/// <summary>The preset of two cores: three dense planes, 128 x 128 rays, four pixels a ray.</summary>
internal static class CompactSyncTalk
{
    private static readonly TriPlaneHeadShape Shape = new(Codes: HeadCodes.Width);

    /// <summary>About an hour on two cores.</summary>
    private static readonly HeadPreset Compact = new(
        "compact", 256, BackdropSteps: 600, SpeechSteps: 4000, HeadSteps: 20_000);

    /// <summary>A few minutes: to see that a footage works.</summary>
    private static readonly HeadPreset Draft = Compact with { Name = "draft", BackdropSteps = 150, SpeechSteps = 600, HeadSteps = 1200 };

    /// <summary>The kind.</summary>
    public static HeadKind<TriPlaneHead> Kind { get; } = new(
        SyncTalkFamily.FamilyName, [Compact, Draft], Create, Draw, head => new TriPlanePackets(head).At);

    private static HeadNetwork<TriPlaneHead> Create() => new(new TriPlaneHead(Shape), new HeadUpsampler(Shape.Features));

    private static HeadNetwork<TriPlaneHead> Draw(Generator noise)
    {
        HeadNetwork<TriPlaneHead> network = InitialWeights.Create(Create, noise);
        network.Head.DrawPlanes(noise);
        return network;
    }
}
