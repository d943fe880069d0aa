namespace Chrysalis.Talking.Speaking;

/// <summary>How far one video is.</summary>
/// <param name="Stage"><c>faces</c> while the footage is searched for the face, <c>speak</c> while frames are made.</param>
/// <param name="Done">Frames done of this stage.</param>
/// <param name="Total">Frames of this stage; for <c>faces</c> an upper bound, as footage may end earlier; for <c>speak</c> 0 while a live
/// speech has not ended.</param>
public sealed record SpeakProgress(string Stage, long Done, long Total)
{
    /// <summary>The share of the next frame that is done, in [0, 1), where one takes long enough to tell.</summary>
    public double Part { get; init; }

    /// <summary>Time left, where <see cref="Part"/> is told and something is done; null otherwise.</summary>
    public TimeSpan? Remaining { get; init; }
}
