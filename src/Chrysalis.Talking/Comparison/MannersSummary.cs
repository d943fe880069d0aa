using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Talking.Comparison;

/// <summary>How a face behaves over many videos, a figure by name, without those that no video has.</summary>
public static class MannersSummary
{
    /// <summary>The figures that have a name, in the order of a report.</summary>
    public static IReadOnlyList<(string Name, Func<VideoManners, double?> Value)> Kinds { get; } =
    [
        ("blinks_per_minute", manners => manners.BlinksPerMinute),
        ("turning_deg_per_second", manners => manners.TurningDegPerSecond),
        ("flicker", manners => manners.Flicker),
        ("face_sharpness", manners => manners.Sharpness),
        ("identity_distance", manners => manners.IdentityDistance),
    ];

    /// <summary>The figures of videos.</summary>
    /// <param name="videos">The videos.</param>
    /// <param name="seed">Draws the bootstrap's samples.</param>
    public static IReadOnlyDictionary<string, FigureStatistics> Of(IReadOnlyList<VideoManners> videos, int seed)
    {
        ArgumentNullException.ThrowIfNull(videos);
        var figures = new Dictionary<string, FigureStatistics>();
        foreach ((string name, Func<VideoManners, double?> value) in Kinds)
        {
            double[] values = [.. videos.Select(value).OfType<double>()];
            if (values.Length > 0)
                figures[name] = FigureStatistics.Of(values, one => one, seed);
        }

        return figures;
    }
}
