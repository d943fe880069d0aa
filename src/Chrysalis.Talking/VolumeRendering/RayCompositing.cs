using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering;

/// <summary>
/// What a ray sees of its samples (Mildenhall 2020, eq. 3; the background as last sample: Guo 2021, AD-NeRF), in plain numbers: the twin
/// of the tensors' compositing.
/// </summary>
internal static class RayCompositing
{
    /// <summary>Lays the samples of one ray over each other and over the background.</summary>
    /// <param name="raw">S x 4: colour before the sigmoid, density before the rectifier. The last sample's colour is not looked at.</param>
    /// <param name="depths">S rising depths.</param>
    /// <param name="directionLength">Length of the ray's direction, which the depths are multiples of.</param>
    /// <param name="background">The background's colour in [0, 1].</param>
    /// <param name="weights">Takes S weights.</param>
    public static CompositedRay Composite(
        ReadOnlySpan<float> raw, ReadOnlySpan<float> depths, float directionLength, Vector3 background, Span<float> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(raw.Length, depths.Length * RayRule.RawValues);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, depths.Length);
        int last = depths.Length - 1;
        Vector3 foreground = default;
        float transmittance = 1, opacity = 0, depth = 0;
        for (int i = 0; i <= last; i++)
        {
            ReadOnlySpan<float> sample = raw.Slice(i * RayRule.RawValues, RayRule.RawValues);
            float gap = (i == last ? RayRule.LastGap : depths[i + 1] - depths[i]) * directionLength;
            float alpha = 1 - MathF.Exp(-(MathF.Max(sample[3], 0) + RayRule.DensityFloor) * gap);
            float weight = weights[i] = alpha * transmittance;
            transmittance *= 1 - alpha + RayRule.TransmittanceFloor;
            opacity += weight;
            depth += weight * depths[i];
            if (i < last)
                foreground += weight * new Vector3(Sigmoid(sample[0]), Sigmoid(sample[1]), Sigmoid(sample[2]));
        }

        return new(foreground + weights[last] * background, foreground, weights[last], opacity, depth);
    }

    private static float Sigmoid(float value) => 1 / (1 + MathF.Exp(-value));
}
