using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>
/// Measures batch norm's running statistics anew: averaged weights make other activations than the weights whose statistics
/// they were given (Izmailov 2018, section 3.2).
/// </summary>
internal static class BatchNormStatistics
{
    /// <param name="network">A network in evaluation; it stays so but for the statistics.</param>
    /// <param name="batches">How many batches to see; the running mean forgets all but about the last twenty.</param>
    /// <param name="forward">Runs the network over a batch of the number given.</param>
    public static void Measure(nn.Module network, int batches, Action<int> forward)
    {
        using var _ = no_grad();
        nn.Module[] norms = [.. network.modules().Where(module => module is BatchNorm2d)];
        foreach (nn.Module norm in norms)
            norm.train();
        for (int batch = 0; batch < batches; batch++)
        {
            using var scope = NewDisposeScope();
            forward(batch);
        }

        foreach (nn.Module norm in norms)
            norm.eval();
    }
}
