using static TorchSharp.torch;

namespace Chrysalis.Talking.Torch.Layers;

/// <summary>
/// Dropout (Srivastava 2014) that draws from a generator it is given. Torch's own draws from the generator that the whole process
/// shares, and then no two trainings beside each other can be repeated.
/// </summary>
/// <param name="share">Share of the values set to zero in training.</param>
internal sealed class SeededDropout(double share) : nn.Module<Tensor, Tensor>(nameof(SeededDropout))
{
    private Generator? noise;

    /// <summary>Gives every dropout in a network the numbers of a step.</summary>
    public static void Seed(nn.Module network, Generator noise)
    {
        foreach (SeededDropout dropout in network.modules().OfType<SeededDropout>())
            dropout.noise = noise;
    }

    public override Tensor forward(Tensor x)
    {
        if (!training)
            return x;
        if (noise is null)
            throw new InvalidOperationException("A network with dropout is trained without random numbers: seed its dropout at each step.");
        Tensor kept = empty(x.shape).bernoulli_(1 - share, noise).to(x.device);
        return x * (kept / Scalars.Of(1 - share)).to(x.dtype);
    }
}
