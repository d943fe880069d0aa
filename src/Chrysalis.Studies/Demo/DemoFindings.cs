namespace Chrysalis.Studies.Demo;

/// <summary>What the demo made.</summary>
/// <param name="Page">The page.</param>
/// <param name="Scenes">Each persona's video.</param>
public sealed record DemoFindings(string Page, IReadOnlyList<DemoSceneFindings> Scenes);
