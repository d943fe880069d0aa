using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>Schedule of the preset of two cores.</summary>
/// <param name="Name">The preset's name.</param>
/// <param name="SpeechSteps">Steps of what hears.</param>
/// <param name="MotionSteps">Steps of the motion's teacher.</param>
/// <param name="DistillingSteps">Steps of its student.</param>
/// <param name="PainterSteps">Steps of the painter.</param>
internal sealed record CompactPreset(string Name, int SpeechSteps, int MotionSteps, int DistillingSteps, int PainterSteps)
{
    /// <summary>Edge in pixels of the square that pictures are kept in for training.</summary>
    public const int SizePx = 288;

    /// <summary>Frames a second.</summary>
    public static FrameRate FrameRate => new(25);

    /// <summary>How hearing is taught.</summary>
    public SpeechRecipe Speech { get; init; } = new();

    /// <summary>How motion is taught.</summary>
    public MotionRecipe Motion { get; init; } = new();

    /// <summary>How painting is taught.</summary>
    public PainterRecipe Painter { get; init; } = new();

    /// <summary>About an hour on two cores.</summary>
    public static CompactPreset Compact { get; } = new("compact", 1925, 3000, 400, 6500);

    /// <summary>A few minutes: to see that a footage works.</summary>
    public static CompactPreset Draft { get; } = new("draft", 500, 600, 60, 700);

    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<CompactPreset> All { get; } = [Compact, Draft];

    /// <summary>Whether a preset is one of these.</summary>
    public static bool Is(string name) => All.Any(preset => preset.Name == name);

    /// <summary>The preset of a name.</summary>
    /// <exception cref="TalkingException">No such preset.</exception>
    public static CompactPreset Get(string name) =>
        All.FirstOrDefault(preset => preset.Name == name)
        ?? throw new TalkingException(NearestName.Unknown("preset", name, [.. All.Select(preset => preset.Name)]));
}
