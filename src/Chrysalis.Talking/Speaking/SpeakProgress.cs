namespace Chrysalis.Talking.Speaking;

/// <summary>How far one video is. Told from the first moment on, then every ten frames, and at least once a second.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">Frames done of this stage.</param>
/// <param name="Total">Frames of this stage; for <see cref="SpeakStage.Faces"/> an upper bound, as footage may end earlier; for
/// <see cref="SpeakStage.Speak"/> 0 while a live speech has not ended.</param>
public sealed record SpeakProgress(SpeakStage Stage, long Done, long Total)
{
    /// <summary>The share of the next frame that is done, in [0, 1), where one takes long enough to tell.</summary>
    public double Part { get; init; }

    /// <summary>Time left, where <see cref="Part"/> is told and something is done; null otherwise.</summary>
    public TimeSpan? Remaining { get; init; }
}
