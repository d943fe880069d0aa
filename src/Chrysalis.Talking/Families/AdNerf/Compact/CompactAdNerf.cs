using Chrysalis.Talking.Training.Parts;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Speaking;
using Chrysalis.Talking.VolumeRendering.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Compact;

/// <summary>The preset of two cores: a small implicit function, 64 x 64 rays, four pixels a ray.</summary>
internal static class CompactAdNerf
{
    /// <summary>About an hour on two cores.</summary>
    private static readonly HeadPreset Compact = new(
        "compact", 128, BackdropSteps: 600, SpeechSteps: 4000, HeadSteps: 15_000);

    /// <summary>A few minutes: to see that a footage works.</summary>
    private static readonly HeadPreset Draft = Compact with { Name = "draft", BackdropSteps = 150, SpeechSteps = 600, HeadSteps = 1200 };

    /// <summary>The kind.</summary>
    public static HeadKind<ImplicitHead> Kind { get; } = new(
        AdNerfFamily.FamilyName, [Compact, Draft], Create, Draw, head => new ImplicitPackets(head).At);

    private static HeadNetwork<ImplicitHead> Create() => new(new ImplicitHead(HeadCodes.Width), new HeadUpsampler(ImplicitHead.Shown));

    private static HeadNetwork<ImplicitHead> Draw(Generator noise) => InitialWeights.Create(Create, noise);
}
