using System.Text.Json.Serialization;
using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.AnyFace.Motion;
using Chrysalis.Talking.Families.AnyFace.Painting;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>Sizes and schedule. Stored with the weights, so that speaking needs nothing else.</summary>
/// <param name="Name">The preset's name.</param>
/// <param name="Coefficients">Number of mouth shapes.</param>
/// <param name="Painted">The part of the face that the painter sees and paints.</param>
/// <param name="MotionSteps">Optimiser steps of the motion.</param>
/// <param name="PainterSteps">Optimiser steps of the painter.</param>
/// <param name="PersonSteps">Optimiser steps of the painter for one person, begun with trained weights.</param>
internal sealed record AnyFacePreset(
    string Name, int Coefficients, CropGeometry Painted, int MotionSteps, int PainterSteps, int PersonSteps)
{
    /// <summary>How motion is taught; not stored.</summary>
    [JsonIgnore]
    public MotionRecipe Motion { get; init; } = new();

    /// <summary>How painting is taught; not stored.</summary>
    [JsonIgnore]
    public PainterRecipe Painter { get; init; } = new();

    /// <summary>About an hour on two cores.</summary>
    public static AnyFacePreset Compact { get; } =
        new("compact", 8, new CropGeometry(96, 0, 1.25f, 1.6f), MotionSteps: 4000, PainterSteps: 7000, PersonSteps: 1200);

    /// <summary>All presets, the default first.</summary>
    public static IReadOnlyList<AnyFacePreset> All { get; } = [Compact];

    /// <summary>The preset of a name.</summary>
    /// <exception cref="TalkingException">No such preset.</exception>
    public static AnyFacePreset Get(string name) =>
        All.FirstOrDefault(preset => preset.Name == name)
        ?? throw new TalkingException(NearestName.Unknown("preset", name, [.. All.Select(preset => preset.Name)]));
}
