namespace Chrysalis.Cli.Talk.Speak;

/// <summary>What came of one recording.</summary>
/// <param name="Index">Which recording of the batch.</param>
/// <param name="Video">The video; null where the recording cannot be spoken.</param>
/// <param name="Problem">Why not, in one sentence.</param>
internal sealed record SpeakJobPart(int Index, SpokenVideo? Video, string? Problem);
