namespace Chrysalis.Talking.Evaluation;

/// <summary>What a correlation of mouth curves is worth: how well curves that know nothing of the clip's own speech do.</summary>
internal static class ControlCurves
{
    /// <summary>Mean correlation of one clip's curve with another's at equal frames, over all pairs of clips; null without any.</summary>
    public static double? OtherClip(IReadOnlyList<IReadOnlyList<double?>> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var correlations = new List<double?>();
        for (int i = 0; i < curves.Count; i++)
            for (int j = 0; j < i; j++)
                correlations.Add(CurveComparison.Pearson(curves[i], curves[j]));
        return correlations.Average();
    }

    /// <summary>Mean correlation of the corpus's mean curve with each clip's own; null without any.</summary>
    /// <param name="corpus">The curves the mean is taken of, for example those of the training clips, or the clips themselves.</param>
    /// <param name="clips">The curves it is compared with.</param>
    public static double? CorpusMean(IReadOnlyList<IReadOnlyList<double?>> corpus, IReadOnlyList<IReadOnlyList<double?>> clips)
    {
        ArgumentNullException.ThrowIfNull(clips);
        ArgumentNullException.ThrowIfNull(corpus);
        IReadOnlyList<double?> mean = Mean(corpus);
        return clips.Average(clip => CurveComparison.Pearson(clip, mean));
    }

    /// <summary>The mean of curves frame by frame, over those that have a value there; as long as the longest.</summary>
    public static IReadOnlyList<double?> Mean(IReadOnlyList<IReadOnlyList<double?>> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        int frames = curves.Count == 0 ? 0 : curves.Max(curve => curve.Count);
        return [.. Enumerable.Range(0, frames).Select(i => curves.Where(curve => i < curve.Count).Average(curve => curve[i]))];
    }
}
