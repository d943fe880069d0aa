using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Synthetic;

/// <summary>What the synthetic head looks like, and what is where.</summary>
/// <param name="Colour">The picture.</param>
/// <param name="Depths">Distance of what is seen along the view, a pixel each, row by row; infinite for the background.</param>
/// <param name="Labels">What is seen: 0 background, 1 torso with neck, 2 head.</param>
internal sealed record SyntheticPicture(Frame Colour, float[] Depths, byte[] Labels)
{
    public const byte Background = 0;
    public const byte Torso = 1;
    public const byte Head = 2;
}
