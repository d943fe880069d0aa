using Chrysalis.Talking.Checkpoints;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>
/// A network in training, its running average (what serves in the end) and its optimiser: what a checkpoint holds of them.
/// </summary>
internal sealed class AveragedNetwork<T> : IDisposable
    where T : nn.Module
{
    private readonly AdamOptimizer optimizer;
    private readonly double decay;

    /// <param name="live">What gradients change.</param>
    /// <param name="average">A network alike; it takes the live one's weights.</param>
    /// <param name="optimizer">Of the live network's parameters.</param>
    /// <param name="decay">How much of the average stays at each step, once there were many.</param>
    public AveragedNetwork(T live, T average, AdamOptimizer optimizer, double decay = 0.998)
    {
        (Live, Average, this.optimizer, this.decay) = (live, average, optimizer, decay);
        WeightAverage.Update(average, live, 0);
        average.eval();
    }

    /// <summary>What gradients change.</summary>
    public T Live { get; }

    /// <summary>What serves in the end.</summary>
    public T Average { get; }

    /// <summary>Applies the gradients and moves the average.</summary>
    /// <param name="step">Number of this step, from 0.</param>
    /// <param name="rate">Learning rate.</param>
    public void Step(int step, double rate)
    {
        optimizer.Step(step + 1, rate);
        WeightAverage.Update(Average, Live, WeightAverage.DecayAt(step, decay));
    }

    /// <summary>All of it by name.</summary>
    public IReadOnlyDictionary<string, Tensor> State() =>
        ModuleWeights.Of(Live, "live.").Concat(ModuleWeights.Of(Average, "average.")).Concat(optimizer.State("optimizer.")).ToDictionary();

    /// <summary>Sets what <see cref="State"/> gave.</summary>
    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        ModuleWeights.Load(Live, tensors, "live.", source);
        ModuleWeights.Load(Average, tensors, "average.", source);
        optimizer.Restore(tensors, "optimizer.");
    }

    public void Dispose()
    {
        Live.Dispose();
        Average.Dispose();
        optimizer.Dispose();
    }
}
