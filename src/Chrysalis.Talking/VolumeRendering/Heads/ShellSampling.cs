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

    /// <summary>Samples a ray.</summary>
    /// <param name="origin">Where it begins, in head space.</param>
    /// <param name="direction">Where it goes.</param>
    /// <param name="places">Where in its part each sample lies, from 0 to 1; as many as samples are wanted.</param>
    /// <param name="distances">Takes the samples' distances, in lengths of the direction, in order.</param>
    /// <returns>The length that each sample stands for, in units of the head; 0 where the ray meets nothing.</returns>
    public float Sample(Vector3 origin, Vector3 direction, ReadOnlySpan<float> places, Span<float> distances)
    {
        RaySpan span = shell.Bounds.Cross(new(origin, direction), leastNear: 0);
        if (shell.IsEmpty || span.Near >= span.Far)
            return 0;
        float step = Step / direction.Length();
        Span<float> inside = stackalloc float[MostSteps];
        int count = 0, steps = Math.Min(MostSteps, (int)((span.Far - span.Near) / step + 0.5f));
        ReadOnlySpan<bool> cells = shell.Occupied;
        // In cells: the middles of half cells along the ray, one after the other.
        Vector3 place = (origin + (span.Near + step / 2) * direction + Vector3.One) * (VisibleShell.Side / 2f);
        Vector3 way = step * direction * (VisibleShell.Side / 2f);
        for (int i = 0; i < steps; i++, place += way)
        {
            // A little outside the cube by rounding is its last cell.
            uint x = Math.Min((uint)(int)place.X, VisibleShell.Side - 1), y = Math.Min((uint)(int)place.Y, VisibleShell.Side - 1),
                z = Math.Min((uint)(int)place.Z, VisibleShell.Side - 1);
            if (cells[(int)((z * VisibleShell.Side + y) * VisibleShell.Side + x)])
                inside[count++] = span.Near + (i + 0.5f) * step;
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
