using System.Globalization;
using Chrysalis.Talking.Faces;

namespace Chrysalis.Talking.Footage.Heads;

/// <summary>Whether footage can teach a head in space, and what is to be said if it can only half.</summary>
internal static class HeadFitness
{
    /// <summary>The shortest footage, in seconds with a face.</summary>
    public const double LeastSeconds = 20;

    /// <summary>Share of the frames in which a second face makes it footage of two people.</summary>
    private const double MostShared = 0.5;

    /// <summary>A head whose turns (5th to 95th percentile, yaw and pitch) stay within this does not move.</summary>
    private const double LeastTurnDeg = 4;

    /// <summary>
    /// Two clips whose faces are less alike show two people: measured at least 0.92 between clips of one speaker of GRID and at most 0.63
    /// between speakers.
    /// </summary>
    private const float LeastLikeness = 0.75f;

    /// <summary>Refuses footage that is too short.</summary>
    /// <param name="frames">Frames with a face.</param>
    /// <param name="rate">Frames a second.</param>
    /// <exception cref="FootageException">It is shorter than <see cref="LeastSeconds"/>.</exception>
    public static void RequireLength(long frames, double rate)
    {
        double seconds = frames / rate;
        if (seconds < LeastSeconds)
            throw new FootageException(string.Create(CultureInfo.InvariantCulture, $"The footage shows a face for {seconds:0.0} s; a head ")
                + string.Create(CultureInfo.InvariantCulture, $"in space needs at least {LeastSeconds:0} s (3 to 5 minutes are good)."));
    }

    /// <summary>Refuses a clip in which two faces are seen most of the time.</summary>
    /// <exception cref="FootageException">There are two people in it.</exception>
    public static void RequireOneFace(PeopleSeen clip)
    {
        int shown = clip.FaceCounts.Count(count => count > 0), shared = clip.FaceCounts.Count(count => count > 1);
        if (shared > MostShared * shown)
            throw new FootageException($"'{clip.Video}' shows two faces or more in {shared} of {shown} frames looked at: a head in space "
                + "is learnt from one person; cut the picture to that one.");
    }

    /// <summary>Refuses clips of different people.</summary>
    /// <exception cref="FootageException">A clip shows someone else than the first.</exception>
    public static void RequireOnePerson(IReadOnlyList<PeopleSeen> clips)
    {
        PeopleSeen? first = clips.FirstOrDefault(clip => clip.Features.Length > 0);
        if (clips.FirstOrDefault(clip => first is not null && clip.LikenessTo(first) < LeastLikeness) is { } other)
            throw new FootageException($"'{other.Video}' shows another face than '{first!.Video}': a head in space is learnt from one "
                + "person; leave the clips of others out.");
    }

    /// <summary>What is lost with a head that never moves; null where it does.</summary>
    /// <param name="poses">The poses over all clips.</param>
    public static string? WarnOfStillness(IReadOnlyCollection<HeadPose> poses)
    {
        double yaw = Range(poses.Select(pose => pose.YawDeg)), pitch = Range(poses.Select(pose => pose.PitchDeg));
        return Math.Max(yaw, pitch) >= LeastTurnDeg ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The head hardly moves (it turns through {yaw:0.0} degrees and nods through {pitch:0.0}): it is learnt as it is seen, and ")
            + "cannot be turned; footage in which it looks around would let it.";
    }

    private static double Range(IEnumerable<float> angles)
    {
        float[] sorted = [.. angles.Order()];
        return sorted.Length == 0 ? 0 : sorted[(int)(0.95 * (sorted.Length - 1))] - sorted[(int)(0.05 * (sorted.Length - 1))];
    }
}
