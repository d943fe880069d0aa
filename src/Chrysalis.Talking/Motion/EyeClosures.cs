namespace Chrysalis.Talking.Motion;

/// <summary>
/// How far the eyes are shut, from how far the mesh has them open. The mesh never shuts them wholly: over GRID's speakers blinks come down
/// to 0.63 to 0.75 of the eye at rest, and eyes that do not blink stay above 0.92. So what a blink comes to is learnt from the footage.
/// </summary>
internal static class EyeClosures
{
    private const float Open = 0.92f;
    private const float Dip = 0.8f;
    private const float LeastShut = 0.2f, UsualShut = 0.7f;

    /// <summary>A stretch of so many frames has its own eye at rest: cameras and gazes differ from clip to clip.</summary>
    private const int OwnRestFrames = 50;

    /// <summary>But no less than this share of the footage's: eyes that are shut for a whole stretch are shut.</summary>
    private const float LeastOwnRest = 0.75f;

    /// <summary>The closures, from 0 (as at rest) to 1 (shut); 0 where there is no face.</summary>
    /// <param name="openings">Openings in order, <see cref="Faces.Mesh.EyeShape.Opening"/>; null where there is no face.</param>
    public static float[] Of(IReadOnlyList<float?> openings)
    {
        var shares = new float[openings.Count];
        float rest = Median(openings.OfType<float>());
        for (int first = 0; first < shares.Length; first++)
        {
            int end = first;
            while (end < shares.Length && openings[end] is not null)
                end++;
            IEnumerable<float> run = openings.Skip(first).Take(end - first).OfType<float>();
            float own = end - first < OwnRestFrames ? rest : Math.Max(Median(run), LeastOwnRest * rest);
            foreach (float opening in run)
                shares[first++] = own > 0 ? opening / own : 1;
            if (first < shares.Length)
                shares[first] = 1;
        }

        float[] depths = [.. Depths(shares)];
        float shut = depths.Length == 0 ? UsualShut : Math.Clamp(Median(depths), LeastShut, UsualShut);
        return [.. shares.Select(share => Math.Clamp((Open - share) / (Open - shut), 0, 1))];
    }

    /// <summary>The deepest point of each dip.</summary>
    private static IEnumerable<float> Depths(float[] shares)
    {
        float deepest = 1;
        foreach (float share in shares)
        {
            if (share < Dip)
                deepest = Math.Min(deepest, share);
            else if (deepest < Dip)
            {
                yield return deepest;
                deepest = 1;
            }
        }
    }

    private static float Median(IEnumerable<float> values)
    {
        float[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}
