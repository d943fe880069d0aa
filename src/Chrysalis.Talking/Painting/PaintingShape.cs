namespace Chrysalis.Talking.Painting;

/// <summary>The sizes of a painter.</summary>
/// <param name="Inputs">Planes that it sees: warped colours, then masks.</param>
/// <param name="Given">Numbers that it is told.</param>
/// <param name="Channels">Channels at a half, a quarter, an eighth and a sixteenth of the picture's edge.</param>
/// <param name="Last">Channels of its last unit.</param>
internal sealed record PaintingShape(int Inputs, int Given, IReadOnlyList<int> Channels, int Last)
{
    /// <summary>Planes that it gives: painted colours, their cover before the sigmoid, corrections of the colours.</summary>
    public const int Outputs = 7;
}
