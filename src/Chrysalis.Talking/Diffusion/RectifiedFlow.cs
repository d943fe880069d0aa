using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Diffusion;

/// <summary>
/// Straight ways from noise to data (rectified flow: Liu 2022, arXiv 2209.03003; flow matching: Lipman 2022, arXiv 2210.02747):
/// x(t) = (1 - t) noise + t data, whose velocity data - noise a network learns, and which is walked in a few steps of Euler's.
/// </summary>
internal static class RectifiedFlow
{
    /// <summary>Says the velocity at a place of the way.</summary>
    /// <param name="at">x(t), B x ...</param>
    /// <param name="time">t, from 0 (noise) to below 1.</param>
    public delegate Tensor Velocity(Tensor at, double time);

    /// <summary>x(t).</summary>
    /// <param name="noise">B x ...</param>
    /// <param name="data">The same shape.</param>
    /// <param name="times">The time of each, B.</param>
    public static Tensor At(Tensor noise, Tensor data, Tensor times)
    {
        var shape = new long[data.shape.Length];
        Array.Fill(shape, 1);
        shape[0] = -1;
        return noise.Plus((data - noise) * times.view(shape));
    }

    /// <summary>Walks from noise to data in equal steps.</summary>
    /// <param name="noise">Where it begins, B x ...</param>
    /// <param name="steps">Number of steps, at least 1.</param>
    /// <param name="velocity">The network.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The data; the caller disposes it.</returns>
    public static Tensor Walk(Tensor noise, int steps, Velocity velocity, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor at = noise;
        for (int step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            at = at.Plus(velocity(at, (double)step / steps) * Scalars.Of(1.0 / steps));
        }

        return at.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The velocity with the condition weighed more or less than it was learnt (classifier-free guidance: Ho 2022, arXiv 2207.12598):
    /// v = without + guidance (with - without).
    /// </summary>
    /// <param name="with">Told the condition.</param>
    /// <param name="without">Not told it.</param>
    /// <param name="guidance">0 is deaf, 1 as learnt, more leans on the condition.</param>
    public static Velocity Guided(Velocity with, Velocity without, double guidance) => guidance == 1
        ? with
        : (at, time) =>
        {
            Tensor plain = without(at, time);
            return plain.Plus((with(at, time) - plain) * tensor(new[] { (float)guidance }));
        };
}
