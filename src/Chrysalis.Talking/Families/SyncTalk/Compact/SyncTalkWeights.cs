using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Speaking;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.Families.SyncTalk.Compact;

/// <summary>Makes and loads the networks of the family's personas.</summary>
internal static class SyncTalkWeights
{
    /// <summary>The weights' file in the persona's folder.</summary>
    public const string FileName = "synctalk.safetensors";

    /// <summary>The networks of a preset, their weights not yet drawn.</summary>
    public static HeadNetwork<TriPlaneHead> Create(SyncTalkPreset preset) =>
        new(new TriPlaneHead(preset.Shape), new HeadUpsampler(preset.Shape.Features));

    /// <summary>Loads a persona.</summary>
    public static ITalkingModel Load(Persona persona)
    {
        using HeadNetwork<TriPlaneHead> network = Create(SyncTalkPreset.Get(persona.Preset));
        return HeadWeights.Load(persona, FileName, network, head => new TriPlanePackets(head).At, SyncTalkPreset.FrameRate);
    }
}
