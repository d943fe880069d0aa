namespace Chrysalis.Studies.Generations;

/// <summary>A video that was made, and what it cost.</summary>
/// <param name="Frames">Frames written.</param>
/// <param name="Seconds">Time from opening the recording to closing the video.</param>
/// <param name="StartSeconds">All other time of the program that made it: its start, and loading the model.</param>
/// <param name="PeakMemoryMb">Most memory that program held, in units of 1,000,000 bytes.</param>
public sealed record SpokenClip(int Frames, double Seconds, double StartSeconds, long PeakMemoryMb)
{
    /// <summary>
    /// Multiply-adds of the family's own networks; null where it does not tell, or the video was made before that was counted.
    /// </summary>
    public long? MultiplyAdds { get; init; }
}
