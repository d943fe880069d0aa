using Chrysalis.Talking.Painting;

namespace Chrysalis.Talking.Families.AnyFace.Networks;

/// <summary>What the painter sees and is told: the face warped to the new mouth, the face's style and the mouth's state.</summary>
internal static class PainterFormat
{
    /// <summary>Warped colours, the mouth's inside, the lips.</summary>
    public const int Inputs = 5;

    /// <summary>The painter's sizes.</summary>
    public static PaintingShape Shape { get; } = new(Inputs, StyleNetwork.Values + PaintedMouth.StateValues, [24, 48, 72, 112], 24);
}
