using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>
/// A discriminator over patches beside what it judges, learning by the hinge loss with an optimiser of its own: what stages that paint
/// share. Not for use from several threads at once.
/// </summary>
internal sealed class HingeDiscriminator : IDisposable
{
    private const string Weights = "discriminator.", Optimizer = "discriminator_optimizer.";

    private readonly PatchDiscriminator network;
    private readonly AdamOptimizer optimizer;

    /// <param name="device">Where it computes.</param>
    /// <param name="noise">Draws its first weights.</param>
    public HingeDiscriminator(Device device, Generator noise)
    {
        network = InitialWeights.Create(() => new PatchDiscriminator().to(device), noise);
        optimizer = new(network.named_parameters(), beta1: 0.5);
    }

    /// <summary>How real pictures look, on average; above 0 means real.</summary>
    /// <param name="painted">B x 3 x S x S.</param>
    public Tensor Score(Tensor painted) => network.call(painted).mean();

    /// <summary>The score, and how differently its layers see real and painted pictures (feature matching: Wang 2018).</summary>
    /// <param name="painted">B x 3 x S x S.</param>
    /// <param name="real">The same as they should be.</param>
    public (Tensor Score, Tensor Difference) Compare(Tensor painted, Tensor real)
    {
        (Tensor scores, IReadOnlyList<Tensor> seen) = network.Judge(painted);
        IReadOnlyList<Tensor> wanted;
        using (no_grad())
            wanted = network.Judge(real).Seen;
        Tensor difference = seen.Zip(wanted, (own, other) => (own - other).abs().mean()).Aggregate((sum, own) => sum.Plus(own));
        return (scores.mean(), difference);
    }

    /// <summary>Learns to tell both apart.</summary>
    /// <param name="real">B x 3 x S x S.</param>
    /// <param name="painted">As many, without slopes.</param>
    /// <param name="step">The step's number, from 0.</param>
    /// <param name="learningRate">Its learning rate.</param>
    public void Learn(Tensor real, Tensor painted, int step, double learningRate)
    {
        optimizer.Clear();
        Tensor loss = HingeLoss.OfDiscriminator(network.call(real), network.call(painted));
        loss.backward();
        optimizer.Step(step + 1, learningRate);
    }

    /// <summary>Its part of a stage's state.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> State() => ModuleWeights.Of(network, Weights).Concat(optimizer.State(Optimizer));

    /// <summary>Takes its part of a stage's state.</summary>
    /// <param name="tensors">The state.</param>
    /// <param name="source">Where it came from, for messages.</param>
    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        ModuleWeights.Load(network, tensors, Weights, source);
        optimizer.Restore(tensors, Optimizer);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        network.Dispose();
        optimizer.Dispose();
    }
}
