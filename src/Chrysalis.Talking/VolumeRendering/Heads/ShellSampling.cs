using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>
/// Spreads a number of samples over the parts of a ray that lie in the shell, so that each stands for the same length. Keeps nothing: may
/// be shared between threads.
/// </summary>
/// <param name="shell">Where there is something.</param>
internal sealed class ShellSampling(VisibleShell shell)
{
    // Half a cell.
    private const float Step = 1f / VisibleShell.Side;
    private const int MostSteps = 512;

    /// <summary>Samples a ray.</summary>
    /// <param name="origin">Where it begins, in head space.</param>
    /// <param name="direction">Where it goes.</param>
    /// <param name="places">Where in its part each sample lies, from 0 to 1; as many as samples are wanted.</param>
    /// <param name="distances">Takes the samples' distances, in lengths of the direction, in order.</param>
    /// <returns>The length that each sample stands for, in units of the head; 0 where the ray meets nothing.</returns>
    public float Sample(Vector3 origin, Vector3 direction, ReadOnlySpan<float> places, Span<float> distances)
    {
        if (!Enters(origin, direction, out float near, out float far))
            return 0;
        float length = direction.Length(), step = Step / length;
        Span<float> inside = stackalloc float[MostSteps];
        int count = 0;
        for (float t = near + step / 2; t < far && count < MostSteps; t += step)
        {
            if (shell.Holds(origin + t * direction))
                inside[count++] = t;
        }

        if (count == 0)
            return 0;
        float part = count / (float)distances.Length;
        for (int k = 0; k < distances.Length; k++)
        {
            float at = (k + places[k]) * part;
            int index = Math.Min((int)at, count - 1);
            distances[k] = inside[index] + (at - index - 0.5f) * step;
        }

        return part * Step;
    }

    private static bool Enters(Vector3 origin, Vector3 direction, out float near, out float far)
    {
        Vector3 inverse = Vector3.One / direction;
        Vector3 a = (-Vector3.One - origin) * inverse, b = (Vector3.One - origin) * inverse;
        (Vector3 low, Vector3 high) = (Vector3.Min(a, b), Vector3.Max(a, b));
        near = MathF.Max(0, MathF.Max(low.X, MathF.Max(low.Y, low.Z)));
        far = MathF.Min(high.X, MathF.Min(high.Y, high.Z));
        return near < far;
    }
}
