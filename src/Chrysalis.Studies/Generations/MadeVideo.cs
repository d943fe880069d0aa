namespace Chrysalis.Studies.Generations;

/// <summary>A video that a family made.</summary>
/// <param name="Video">The file.</param>
/// <param name="Cost">What it cost.</param>
internal sealed record MadeVideo(string Video, SpokenClip Cost);
