using System.Numerics;
using Chrysalis.Talking.VolumeRendering.Marching;

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
    private static readonly SceneBox Cube = new(-Vector3.One, Vector3.One);

    /// <summary>Samples a ray.</summary>
    /// <param name="origin">Where it begins, in head space.</param>
    /// <param name="direction">Where it goes.</param>
    /// <param name="places">Where in its part each sample lies, from 0 to 1; as many as samples are wanted.</param>
    /// <param name="distances">Takes the samples' distances, in lengths of the direction, in order.</param>
    /// <returns>The length that each sample stands for, in units of the head; 0 where the ray meets nothing.</returns>
    public float Sample(Vector3 origin, Vector3 direction, ReadOnlySpan<float> places, Span<float> distances)
    {
        RaySpan span = Cube.Cross(new(origin, direction), leastNear: 0);
        float step = Step / direction.Length();
        Span<float> inside = stackalloc float[MostSteps];
        int count = 0;
        for (float t = span.Near + step / 2; t < span.Far && count < MostSteps; t += step)
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
}
