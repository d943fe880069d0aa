using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>A video that was made.</summary>
/// <param name="Output">The file or folder; <c>-</c> for standard output.</param>
/// <param name="FrameCount">Frames.</param>
/// <param name="PassedThroughCount">Frames without a face, left as they were.</param>
/// <param name="Seconds">Time it took.</param>
/// <param name="FramesPerSecond">Frames over that time.</param>
/// <param name="AnalysisCached">Whether the footage's faces were known from an earlier run.</param>
/// <param name="Warnings">What may be wrong with it, a sentence each.</param>
/// <param name="MultiplyAdds">Multiply-adds of the model's own networks; null where the model does not tell.</param>
/// <param name="AlreadyMade">Whether it was made by an earlier run of the same batch, and left as it is.</param>
internal sealed record SpokenVideo(
    string Output, int FrameCount, int PassedThroughCount, double Seconds, double FramesPerSecond, bool AnalysisCached,
    IReadOnlyList<string> Warnings, long? MultiplyAdds = null, bool AlreadyMade = false)
{
    /// <summary>The figures of a result.</summary>
    public static SpokenVideo Of(SpeakResult result) => new(
        SpeakOutputs.IsStream(result.Output) ? result.Output : Path.GetFullPath(result.Output),
        result.FrameCount,
        result.PassedThroughCount,
        Math.Round(result.Elapsed.TotalSeconds, 3),
        Math.Round(result.FramesPerSecond, 1),
        result.AnalysisCached,
        result.Warnings,
        result.MultiplyAdds);
}
