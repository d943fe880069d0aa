using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>Picks frames of poses as different as there are: they tell most about shape and focal length.</summary>
internal static class SpreadFrames
{
    /// <summary>A distance that doubles a face counts as a turn of this many radians.</summary>
    private const float DepthRadians = 0.5f;

    /// <summary>
    /// Every other one is the frame whose pose is furthest from all taken so far, the first the middle one; between them frames evenly
    /// over the footage, so that a few odd frames do not decide.
    /// </summary>
    /// <param name="poses">The poses to choose from.</param>
    /// <param name="count">How many to take; all where there are fewer.</param>
    /// <returns>Their places, in order.</returns>
    public static int[] Choose(IReadOnlyList<RigidPose> poses, int count)
    {
        if (poses.Count <= count)
            return [.. Enumerable.Range(0, poses.Count)];
        Vector4[] places = [.. poses.Select(Place)];
        var middle = new Vector4(
            Median(places, p => p.X), Median(places, p => p.Y), Median(places, p => p.Z), Median(places, p => p.W));
        float[] distances = [.. places.Select(place => Vector4.DistanceSquared(place, middle))];
        int next = Array.IndexOf(distances, distances.Min());
        Array.Fill(distances, float.MaxValue);
        var taken = new HashSet<int>();
        for (int i = 0; taken.Count < count; i++)
        {
            if (i % 2 == 1)
                next = FirstFree(taken, (int)((long)i * poses.Count / count) % poses.Count, poses.Count);
            else if (i > 0)
                next = Array.IndexOf(distances, distances.Max());
            taken.Add(next);
            for (int k = 0; k < places.Length; k++)
                distances[k] = Math.Min(distances[k], Vector4.DistanceSquared(places[k], places[next]));
        }

        return [.. taken.Order()];
    }

    private static int FirstFree(HashSet<int> taken, int from, int count)
    {
        while (taken.Contains(from))
            from = (from + 1) % count;
        return from;
    }

    private static Vector4 Place(RigidPose pose)
    {
        HeadPose angles = HeadAngles.Of(pose);
        const float radians = MathF.PI / 180;
        return new(angles.YawDeg * radians, angles.PitchDeg * radians, angles.RollDeg * radians,
            DepthRadians * MathF.Log2(-pose.Translation.Z));
    }

    private static float Median(Vector4[] places, Func<Vector4, float> value) => places.Select(value).Order().ElementAt(places.Length / 2);
}
