using Chrysalis.Talking.Diffusion;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>The network as a flow: windows of motion are drawn from noise. Read-only where the network is.</summary>
/// <param name="network">The network.</param>
internal sealed class MotionFlow(MotionNetwork network)
{
    // No step begins later: the last of fifty begins at 0.98.
    private const double LeastLeft = 0.01;

    // Near the end of the way hardly anything is left to say; what little is wrong there is not to count for more than all the rest.
    private const double LeastLeftCounted = 0.25;

    /// <summary>
    /// The velocity of a noisy window, B x Width x Window. The network says the motion and not the velocity: heads move smoothly, and what
    /// has to cancel noise exactly trembles.
    /// </summary>
    /// <param name="past">B x (Width + 1) x Past.</param>
    /// <param name="heard">B x Heard x Length.</param>
    /// <param name="at">The noisy window, B x Width x Window.</param>
    /// <param name="times">B.</param>
    public Tensor Velocity(Tensor past, Tensor heard, Tensor at, Tensor times)
    {
        return (Motion(past, heard, at, times) - at) / Left(times, LeastLeft);
    }

    /// <summary>How far what the network says of a noisy window is from the motion: of its velocity, nearly.</summary>
    /// <param name="past">B x (Width + 1) x Past.</param>
    /// <param name="heard">B x Heard x Length.</param>
    /// <param name="noise">Where the ways begin, B x Width x Window.</param>
    /// <param name="motion">Where they end.</param>
    /// <param name="times">B.</param>
    public Tensor Loss(Tensor past, Tensor heard, Tensor noise, Tensor motion, Tensor times)
    {
        Tensor said = Motion(past, heard, RectifiedFlow.At(noise, motion, times), times);
        return ((said - motion) / Left(times, LeastLeftCounted)).Squared().mean();
    }

    private Tensor Motion(Tensor past, Tensor heard, Tensor at, Tensor times)
    {
        Tensor unknown = zeros([at.shape[0], 1, at.shape[2]]);
        Tensor all = cat([past, cat([at, unknown], 1)], 2);
        return network.call(all, heard, times).narrow(2, past.shape[2], at.shape[2]);
    }

    private static Tensor Left(Tensor times, double least) =>
        times.neg().Plus(Scalars.Of(1)).clamp_min(Scalars.Of(least)).view(-1, 1, 1);

    /// <summary>Draws windows.</summary>
    /// <param name="past">B x (Width + 1) x Past.</param>
    /// <param name="heard">B x Heard x Length.</param>
    /// <param name="noise">Where they begin, B x Width x Window.</param>
    /// <param name="steps">Steps walked.</param>
    /// <param name="guidance">How much the speech is leant on; 1 as learnt.</param>
    /// <returns>B x Width x Window; the caller disposes it.</returns>
    public Tensor Draw(Tensor past, Tensor heard, Tensor noise, int steps, double guidance = 1)
    {
        using var scope = NewDisposeScope();
        Tensor deaf = heard.zeros_like();
        return RectifiedFlow.Walk(
            noise,
            steps,
            RectifiedFlow.Guided((at, time) => At(heard, at, time), (at, time) => At(deaf, at, time), guidance)).MoveToOuterDisposeScope();

        Tensor At(Tensor told, Tensor at, double time) =>
            Velocity(past, told, at, full([at.shape[0]], Scalars.Of(time), dtype: ScalarType.Float32));
    }
}
