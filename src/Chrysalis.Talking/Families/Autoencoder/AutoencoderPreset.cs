using System.Text.Json.Serialization;
using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>Sizes and schedule of one autoencoder. Stored in the persona, so that speaking needs nothing else.</summary>
/// <param name="Name">The preset's name.</param>
/// <param name="Crop">The lower face that is painted.</param>
/// <param name="LatentSize">Length of the mouth's latent vector.</param>
/// <param name="PortraitLatentSize">Length of the portrait's latent vector (pose, blink).</param>
/// <param name="PortraitLongEdgePx">Longest edge of the footage that the persona renders itself.</param>
/// <param name="MouthSteps">Optimiser steps of the mouth autoencoder.</param>
/// <param name="SpeechSteps">Optimiser steps of the speech encoder.</param>
/// <param name="PortraitSteps">Optimiser steps of the portrait.</param>
internal sealed record AutoencoderPreset(
    string Name,
    CropGeometry Crop,
    int LatentSize,
    int PortraitLatentSize,
    int PortraitLongEdgePx,
    int MouthSteps,
    int SpeechSteps,
    int PortraitSteps)
{
    /// <summary>How it is taught; not stored, for speaking needs none of it.</summary>
    [JsonIgnore]
    public AutoencoderRecipe Recipe { get; init; } = new();

    /// <summary>Frames a second of the model.</summary>
    public static FrameRate FrameRate => new(25);

    /// <summary>About an hour on two cores.</summary>
    public static AutoencoderPreset Compact { get; } = new(
        "compact", new CropGeometry(112, 0, 1.25f, 2.2f), LatentSize: 32, PortraitLatentSize: 16, PortraitLongEdgePx: 480,
        MouthSteps: 7000, SpeechSteps: 4000, PortraitSteps: 2500);

    /// <summary>A few minutes: to see that a footage works.</summary>
    public static AutoencoderPreset Draft { get; } =
        Compact with { Name = "draft", MouthSteps = 700, SpeechSteps = 800, PortraitSteps = 250 };

    /// <summary>All presets, the default first.</summary>
    public static IReadOnlyList<AutoencoderPreset> All { get; } = [Compact, Draft];

    /// <summary>The preset of a name.</summary>
    /// <exception cref="TalkingException">No such preset.</exception>
    public static AutoencoderPreset Get(string name) =>
        All.FirstOrDefault(preset => preset.Name == name)
        ?? throw new TalkingException(NearestName.Unknown("preset", name, [.. All.Select(preset => preset.Name)]));
}
