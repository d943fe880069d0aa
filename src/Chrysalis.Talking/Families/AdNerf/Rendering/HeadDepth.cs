using System.Globalization;
using Chrysalis.Talking.VolumeRendering;

namespace Chrysalis.Talking.Families.AdNerf.Rendering;

/// <summary>The published rule for where rays are sampled: around the head's mean distance in the footage.</summary>
internal static class HeadDepth
{
    private const float Before = 0.2f;
    private const float Behind = 0.4f;

    /// <summary>From 0.2 before the head to 0.4 behind it, in the unit of length that the poses have.</summary>
    /// <param name="cameras">The poses of the footage's frames.</param>
    /// <exception cref="TalkingException">There is no pose, or the head is nearer than 0.2.</exception>
    public static DepthRange Around(IReadOnlyCollection<CameraPose> cameras)
    {
        double distance = cameras.Count == 0 ? double.NaN : cameras.Average(camera => (double)camera.DistanceToOrigin);
        if (!double.IsFinite(distance) || distance <= Before)
            throw new TalkingException(
                $"The head is {distance.ToString("0.###", CultureInfo.InvariantCulture)} before the camera in the mean of "
                + $"{cameras.Count} poses; it must be more than {Before.ToString(CultureInfo.InvariantCulture)}: give poses that lead from "
                + "the camera to the head's space, in the unit that the published tools write.");
        return new((float)distance - Before, (float)distance + Behind);
    }
}
