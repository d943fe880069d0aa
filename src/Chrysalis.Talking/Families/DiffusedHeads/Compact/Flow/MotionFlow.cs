using Chrysalis.Talking.Diffusion;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>The network as a flow: windows of motion are drawn from noise. Read-only where the network is.</summary>
/// <param name="network">The network.</param>
internal sealed class MotionFlow(MotionNetwork network)
{
    /// <summary>The velocity of a noisy window, B x Width x Window.</summary>
    /// <param name="past">B x (Width + 1) x Past.</param>
    /// <param name="heard">B x Heard x Length.</param>
    /// <param name="at">The noisy window, B x Width x Window.</param>
    /// <param name="times">B.</param>
    public Tensor Velocity(Tensor past, Tensor heard, Tensor at, Tensor times)
    {
        Tensor unknown = zeros([at.shape[0], 1, at.shape[2]]);
        Tensor all = cat([past, cat([at, unknown], 1)], 2);
        return network.call(all, heard, times).narrow(2, past.shape[2], at.shape[2]);
    }

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
