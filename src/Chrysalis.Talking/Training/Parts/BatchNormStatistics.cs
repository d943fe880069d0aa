using Chrysalis.Talking.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>
/// Measures batch norm's running statistics anew: averaged weights make other activations than the weights whose statistics
/// they were given (Izmailov 2018, section 3.2).
/// </summary>
internal static class BatchNormStatistics
{
    /// <summary>
    /// Batch norm's momentum, which Torch and every network here leaves at its default: the share of a batch in a running value.
    /// </summary>
    private const double Momentum = 0.1;

    /// <param name="network">A network in evaluation that runs each of its norms once a batch; it stays so but for the statistics.</param>
    /// <param name="batches">How many batches to see; the statistics are the mean over all of them.</param>
    /// <param name="forward">Runs the network over a batch of the number given.</param>
    public static void Measure(nn.Module network, int batches, Action<int> forward)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        BatchNorm2d[] norms = [.. network.modules().OfType<BatchNorm2d>()];
        Tensor[] running = [.. norms.SelectMany(norm => new[] { norm.running_mean!, norm.running_var! })];
        Tensor[] sums = [.. running.Select(value => zeros_like(value))];
        foreach (BatchNorm2d norm in norms)
            norm.train();
        for (int batch = 0; batch < batches; batch++)
        {
            using var step = NewDisposeScope();
            // From zero, a running value after one batch is that batch's own statistic times the momentum.
            foreach (Tensor value in running)
                value.zero_();
            forward(batch);
            foreach ((Tensor sum, Tensor value) in sums.Zip(running))
                sum.Increase(value);
        }

        using Scalar share = Momentum * batches;
        foreach ((Tensor sum, Tensor value) in sums.Zip(running))
            value.copy_(sum.div_(share));
        foreach (BatchNorm2d norm in norms)
            norm.eval();
    }
}
