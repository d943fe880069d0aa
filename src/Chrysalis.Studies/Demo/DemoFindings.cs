using System.Text.Json.Serialization;

namespace Chrysalis.Studies.Demo;

/// <summary>What the demo made.</summary>
/// <param name="Page">The page.</param>
/// <param name="Scenes">Each persona's video in figures.</param>
/// <param name="Played">Each persona's video with all that was seen and heard in it.</param>
public sealed record DemoFindings(
    string Page, IReadOnlyList<DemoSceneFindings> Scenes, [property: JsonIgnore] IReadOnlyList<DemoScene> Played)
{
    /// <summary>The findings of scenes.</summary>
    public static DemoFindings Of(string page, IReadOnlyList<DemoScene> scenes)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(scenes);
        return new(Path.GetFullPath(page), [.. scenes.Select(DemoSceneFindings.Of)], scenes);
    }
}
