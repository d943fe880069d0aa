using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Packets;
using Chrysalis.Talking.VolumeRendering.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>A kind of head in space: what a family brings to what all such families share.</summary>
/// <param name="Family">The family's name.</param>
/// <param name="Presets">Its presets, the default first.</param>
/// <param name="Create">Its network, whose weights are still to be drawn or read.</param>
/// <param name="Draw">Its network with first weights.</param>
/// <param name="Packets">What renders its head.</param>
internal sealed record HeadKind<TField>(
    string Family, IReadOnlyList<HeadPreset> Presets, Func<HeadNetwork<TField>> Create, Func<Generator, HeadNetwork<TField>> Draw,
    Func<TField, FieldOfMoment> Packets)
    where TField : nn.Module, IHeadField
{
    /// <summary>The weights' file in a persona's folder.</summary>
    public string FileName => $"{Family}.safetensors";

    /// <summary>The preset of a name.</summary>
    /// <exception cref="TalkingException">No such preset.</exception>
    public HeadPreset Get(string name) =>
        Presets.FirstOrDefault(preset => preset.Name == name)
        ?? throw new TalkingException(NearestName.Unknown("preset", name, [.. Presets.Select(preset => preset.Name)]));

    /// <summary>Loads a persona.</summary>
    public ITalkingModel Load(Persona persona)
    {
        Get(persona.Preset);
        using HeadNetwork<TField> network = Create();
        return HeadWeights.Load(persona, FileName, network, Packets, HeadPreset.FrameRate);
    }
}
