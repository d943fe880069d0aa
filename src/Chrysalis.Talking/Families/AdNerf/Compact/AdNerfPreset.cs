using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.Families.AdNerf.Compact;

/// <summary>Sizes and schedule of an implicit head.</summary>
/// <param name="Name">The preset's name.</param>
/// <param name="SizePx">Edge of the pictures in pixels; a ray is a pixel.</param>
/// <param name="BackdropSteps">Steps of what is behind the head.</param>
/// <param name="SpeechSteps">Steps of what hears.</param>
/// <param name="HeadSteps">Steps of the head.</param>
internal sealed record AdNerfPreset(string Name, int SizePx, int BackdropSteps, int SpeechSteps, int HeadSteps)
{
    /// <summary>Frames a second.</summary>
    public static FrameRate FrameRate => new(25);

    /// <summary>About an hour on two cores.</summary>
    public static AdNerfPreset Compact { get; } = new("compact", 128, BackdropSteps: 600, SpeechSteps: 4000, HeadSteps: 15_000);

    /// <summary>A few minutes: to see that a footage works.</summary>
    public static AdNerfPreset Draft { get; } =
        Compact with { Name = "draft", BackdropSteps = 150, SpeechSteps = 600, HeadSteps = 1200 };

    /// <summary>All presets, the default first.</summary>
    public static IReadOnlyList<AdNerfPreset> All { get; } = [Compact, Draft];

    /// <summary>How the head is taught.</summary>
    public HeadRecipe Head { get; init; } = new();

    /// <summary>How what hears is taught.</summary>
    public SpeechRecipe Speech { get; init; } = new();

    /// <summary>The preset of a name.</summary>
    /// <exception cref="TalkingException">No such preset.</exception>
    public static AdNerfPreset Get(string name) =>
        All.FirstOrDefault(preset => preset.Name == name)
        ?? throw new TalkingException(NearestName.Unknown("preset", name, [.. All.Select(preset => preset.Name)]));
}
