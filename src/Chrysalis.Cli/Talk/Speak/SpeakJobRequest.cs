namespace Chrysalis.Cli.Talk.Speak;

/// <summary>A batch of recordings as it travels to workers.</summary>
/// <param name="Words">How all of them are spoken.</param>
/// <param name="Recordings">The recordings, by whole paths.</param>
/// <param name="Folder">Where the videos go, by its whole path.</param>
/// <param name="Again">Whether videos that are made already are made anew.</param>
internal sealed record SpeakJobRequest(IReadOnlyList<string> Words, IReadOnlyList<string> Recordings, string Folder, bool Again);
