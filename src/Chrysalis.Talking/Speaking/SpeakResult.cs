namespace Chrysalis.Talking.Speaking;

/// <summary>What a video came to.</summary>
/// <param name="Output">The file written; empty where a sink took the frames.</param>
/// <param name="FrameCount">Frames written.</param>
/// <param name="PassedThroughCount">Frames without a face, written as they were.</param>
/// <param name="Elapsed">Wall time from opening the files to closing the output, the model's loading not included.</param>
/// <param name="AnalysisCached">True when the face analysis came from the cache.</param>
public sealed record SpeakResult(string Output, int FrameCount, int PassedThroughCount, TimeSpan Elapsed, bool AnalysisCached)
{
    /// <summary>
    /// Busy time of each stage (analyse, decode, generate, blend, encode); stages overlap, so the sum may exceed <see cref="Elapsed"/>.
    /// </summary>
    public IReadOnlyDictionary<string, TimeSpan> StageTimes { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>What may be wrong with it, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// Multiply-adds of the model's own networks, convolutions and fully connected layers; null where the model does not tell.
    /// </summary>
    public long? MultiplyAdds { get; init; }

    /// <summary>Frames made a second, end to end.</summary>
    public double FramesPerSecond => FrameCount / Elapsed.TotalSeconds;
}
