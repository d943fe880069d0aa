namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>How faces are followed.</summary>
public sealed record FaceAnalyzerOptions
{
    /// <summary>Threads that each network computes on, at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The longest run of frames without a face that is bridged by interpolation between its neighbours.</summary>
    public int MostBridgedFrames { get; init; } = 5;

    /// <summary>Frames before and after a frame that steady its alignment; 0 leaves the alignment as measured.</summary>
    public int SmoothingRadius { get; init; } = 6;
}
