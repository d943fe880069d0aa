namespace Chrysalis.Talking.Speaking;

/// <summary>How far one video is.</summary>
/// <param name="Stage"><c>faces</c> while the footage is searched for the face, <c>speak</c> while frames are made.</param>
/// <param name="Done">Frames done of this stage.</param>
/// <param name="Total">Frames of this stage; for <c>faces</c> an upper bound, as footage may end earlier; for <c>speak</c> 0 while a live
/// speech has not ended.</param>
public sealed record SpeakProgress(string Stage, long Done, long Total);
