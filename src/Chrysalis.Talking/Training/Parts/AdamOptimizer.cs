using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>
/// Adam with decoupled weight decay (Kingma &amp; Ba 2015; Loshchilov &amp; Hutter 2019). Its state is plain named tensors,
/// so that it goes into the same checkpoint as the weights and a resumed run equals one that never stopped.
/// </summary>
internal sealed class AdamOptimizer : IDisposable
{
    private const double Epsilon = 1e-8;
    private readonly List<(string Name, Parameter Value, Tensor First, Tensor Second, double Rate)> slots = [];
    private readonly double beta1;
    private readonly double beta2;
    private readonly double weightDecay;

    /// <param name="parameters">What is optimised, by name.</param>
    /// <param name="beta1">Decay of the first moment.</param>
    /// <param name="beta2">Decay of the second moment.</param>
    /// <param name="weightDecay">Decoupled weight decay a step, times the learning rate.</param>
    /// <param name="rateFactor">Factor on the learning rate by parameter name; null takes 1 for all.</param>
    public AdamOptimizer(
        IEnumerable<(string Name, Parameter Value)> parameters, double beta1 = 0.9, double beta2 = 0.999, double weightDecay = 0,
        Func<string, double>? rateFactor = null)
    {
        (this.beta1, this.beta2, this.weightDecay) = (beta1, beta2, weightDecay);
        foreach ((string name, Parameter value) in parameters)
            slots.Add((
                name, value, zeros_like(value).DetachFromDisposeScope(), zeros_like(value).DetachFromDisposeScope(),
                rateFactor?.Invoke(name) ?? 1));
    }

    /// <summary>Applies the gradients and clears them.</summary>
    /// <param name="step">Number of this step, from 1, for the bias correction.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <param name="clipNorm">Gradients are scaled down to this norm over all parameters.</param>
    public void Step(long step, double learningRate, double clipNorm = 1.0)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        double scale = learningRate / (1 - Math.Pow(beta1, step));
        double correction = 1 / Math.Sqrt(1 - Math.Pow(beta2, step));
        double clip = ClipFactor(clipNorm);
        using Scalar clipping = clip;
        using Scalar decay = 1 - learningRate * weightDecay;
        using Scalar corrected = correction;
        foreach ((string _, Parameter value, Tensor first, Tensor second, double rate) in slots)
        {
            if (value.grad is not { } gradient)
                continue;
            if (clip < 1)
                gradient.mul_(clipping);
            using Scalar move = -scale * rate;
            first.mul_(Scalars.Of(beta1)).add_(gradient, Scalars.Of(1 - beta1));
            second.mul_(Scalars.Of(beta2)).addcmul_(gradient, gradient, Scalars.Of(1 - beta2));
            if (weightDecay > 0)
                value.mul_(decay);
            value.addcdiv_(first, second.sqrt().mul_(corrected).Increase(Scalars.Of(Epsilon)), move);
            gradient.zero_();
        }
    }

    /// <summary>Clears the gradients without applying them.</summary>
    public void Clear()
    {
        foreach ((string _, Parameter value, Tensor _, Tensor _, double _) in slots)
            value.grad?.zero_();
    }

    /// <summary>The state by name; the tensors are the optimiser's own.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> State(string prefix) => slots.SelectMany(slot => new KeyValuePair<string, Tensor>[]
    {
        new($"{prefix}{slot.Name}.first", slot.First),
        new($"{prefix}{slot.Name}.second", slot.Second),
    });

    /// <summary>Takes the state from tensors by name.</summary>
    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string prefix)
    {
        foreach ((string name, Tensor own) in State(prefix))
        {
            if (!tensors.TryGetValue(name, out Tensor? value) || !value.shape.SequenceEqual(own.shape))
                throw new CheckpointException($"The checkpoint lacks tensor '{name}' of shape [{string.Join(", ", own.shape)}].");
            own.copy_(value);
        }
    }

    public void Dispose()
    {
        foreach ((string _, Parameter _, Tensor first, Tensor second, double _) in slots)
        {
            first.Dispose();
            second.Dispose();
        }
    }

    private double ClipFactor(double clipNorm)
    {
        Tensor[] squares = [.. slots.Where(slot => slot.Value.grad is not null).Select(slot => slot.Value.grad!.Squared().sum())];
        if (squares.Length == 0)
            return 1;
        double norm = Math.Sqrt(stack(squares).sum().item<float>());
        return norm > clipNorm ? clipNorm / norm : 1;
    }
}
