using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>Size and schedule of a head in space.</summary>
/// <param name="Name">The preset's name.</param>
/// <param name="SizePx">Edge of the pictures in pixels.</param>
/// <param name="BackdropSteps">Steps of what is behind the head.</param>
/// <param name="SpeechSteps">Steps of what hears.</param>
/// <param name="HeadSteps">Steps of the head.</param>
internal sealed record HeadPreset(string Name, int SizePx, int BackdropSteps, int SpeechSteps, int HeadSteps)
{
    /// <summary>Frames a second.</summary>
    public static FrameRate FrameRate => new(25);

    /// <summary>How the head is taught.</summary>
    public HeadRecipe Head { get; init; } = new();

    /// <summary>How what hears is taught.</summary>
    public SpeechRecipe Speech { get; init; } = new();
}
