namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>What each pixel of a picture shows.</summary>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Labels">One a pixel, row by row: <see cref="Background"/>, <see cref="Torso"/> or <see cref="Head"/>.</param>
internal sealed record LabelPicture(int Width, int Height, byte[] Labels)
{
    /// <summary>What is behind the person.</summary>
    public const byte Background = 0;

    /// <summary>The person below the jaw: neck and torso.</summary>
    public const byte Torso = 1;

    /// <summary>The head with its hair.</summary>
    public const byte Head = 2;

    /// <summary>How many pixels have a label.</summary>
    public int Count(byte label) => Labels.AsSpan().Count(label);
}
