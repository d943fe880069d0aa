using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Speaking;

/// <summary>How the part of the frame is chosen that the model sees. Pixels are those of the adjusted frames.</summary>
public sealed record FacePlacement
{
    /// <summary>
    /// How much further than the family's own crop the model sees, in pixels at the clip's median face size; negative is
    /// less. Null takes the family's default.
    /// </summary>
    public Edges? Pads { get; init; }

    /// <summary>
    /// A fixed box around the face as a detector would give it (forehead to chin): first row, row after the last, first
    /// column, column after the last. The face is then not looked for, and <see cref="Pads"/> are not added.
    /// </summary>
    public Edges? Box { get; init; }

    /// <summary>Only the first frame is shown, as if it were a photo.</summary>
    public bool Static { get; init; }

    /// <summary>Whether the face's place is smoothed over time.</summary>
    public bool Smooth { get; init; } = true;
}
