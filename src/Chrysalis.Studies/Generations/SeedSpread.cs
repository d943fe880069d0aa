using Chrysalis.Talking.Comparison;
using Chrysalis.Talking.Faces;

namespace Chrysalis.Studies.Generations;

/// <summary>What differs between videos of one sound and different seeds.</summary>
/// <param name="Seeds">Videos.</param>
/// <param name="OpeningShare">
/// Deviation of the mouth's opening between seeds at equal frames, as a share of its deviation over time: 0 where the sound says all.
/// </param>
/// <param name="TurningDeg">Deviation of the head's angles between seeds at equal frames, in degrees.</param>
public sealed record SeedSpread(int Seeds, double? OpeningShare, double? TurningDeg)
{
    /// <summary>Of the videos.</summary>
    public static SeedSpread Of(IReadOnlyList<VideoManners> videos)
    {
        ArgumentNullException.ThrowIfNull(videos);
        int frames = videos.Min(video => video.Frames);
        double[] between =
            [.. Enumerable.Range(0, frames).Select(i => Variance(videos.Select(video => video.Opening[i]))).OfType<double>()];
        double[] over = [.. videos.Select(video => Variance(video.Opening)).OfType<double>()];
        double[] turns = [.. Enumerable.Range(0, frames).Select(i => Turn([.. videos.Select(video => video.Poses[i])])).OfType<double>()];
        double? opening = between.Length > 0 && over.Length > 0 && over.Average() > 0
            ? Math.Sqrt(between.Average() / over.Average())
            : null;
        return new(videos.Count, opening, turns.Length > 0 ? Math.Sqrt(turns.Average()) : null);
    }

    private static double? Turn(HeadPose?[] poses) =>
        Variance(poses.Select(pose => (double?)pose?.YawDeg)) + Variance(poses.Select(pose => (double?)pose?.PitchDeg))
        + Variance(poses.Select(pose => (double?)pose?.RollDeg));

    /// <summary>Of those that are there; null with fewer than two.</summary>
    private static double? Variance(IEnumerable<double?> values)
    {
        double[] there = [.. values.OfType<double>()];
        if (there.Length < 2)
            return null;
        double mean = there.Average();
        return there.Sum(value => (value - mean) * (value - mean)) / (there.Length - 1);
    }
}
