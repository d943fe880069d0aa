namespace Chrysalis.Cli.Talk.Speak;

/// <summary>What is kept of a video that was made.</summary>
/// <param name="Video">Its figures.</param>
/// <param name="Sha256">The SHA-256 of its file.</param>
internal sealed record FinishedVideo(SpokenVideo Video, string Sha256);
