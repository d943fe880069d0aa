namespace Chrysalis.Talking.Faces.Camera;

/// <summary>How far a head turns over footage: percentiles of each angle in degrees.</summary>
/// <param name="Low">The 5th percentile of yaw, pitch and roll, each by itself.</param>
/// <param name="Median">The medians.</param>
/// <param name="High">The 95th percentiles.</param>
internal sealed record AngleSpread(HeadPose Low, HeadPose Median, HeadPose High)
{
    /// <summary>The spread over all frames with a face; null where there is none.</summary>
    public static AngleSpread? Of(IEnumerable<HeadTrack> tracks)
    {
        HeadPose[] angles = [.. tracks.SelectMany(track => track.Poses).OfType<RigidPose>().Select(HeadAngles.Of)];
        return angles.Length == 0 ? null : new(At(angles, 0.05), At(angles, 0.5), At(angles, 0.95));
    }

    /// <summary>The percentiles of each angle: those of rank share * (count - 1), between neighbours in proportion.</summary>
    private static HeadPose At(HeadPose[] angles, double share) => new(
        Percentile(angles.Select(angle => angle.YawDeg), share),
        Percentile(angles.Select(angle => angle.PitchDeg), share),
        Percentile(angles.Select(angle => angle.RollDeg), share));

    private static float Percentile(IEnumerable<float> values, double share)
    {
        float[] sorted = [.. values.Order()];
        double rank = share * (sorted.Length - 1);
        int below = (int)rank;
        return (float)(sorted[below] + (rank - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
