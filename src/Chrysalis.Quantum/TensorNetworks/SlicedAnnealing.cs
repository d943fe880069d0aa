namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// Anneals a tree together with its slices: at every temperature the slices are chosen anew for the tree as it is, then the
/// tree is annealed around them. Choosing slices only for the finished tree costs thousands of times more work.
/// </summary>
internal static class SlicedAnnealing
{
    /// <summary>Steps of the cooling.</summary>
    public const int Temperatures = 300;

    /// <summary>Hotter, and the start is forgotten; colder, and nothing moves (measured on the 53-qubit, 20-cycle network).</summary>
    private const double Hot = 1.0;

    private const double Cold = 0.2;

    /// <summary>Returns the cheapest tree met whose every tensor fits.</summary>
    /// <param name="tree">Where to start; changed.</param>
    /// <param name="log2SizeLimit">Largest tensor allowed.</param>
    /// <param name="sweeps">Annealing sweeps in all.</param>
    /// <param name="random">Source of the moves.</param>
    /// <param name="onTemperature">Called after each temperature but the last.</param>
    /// <param name="cancellation">Ends it.</param>
    public static ContractionTree Run(
        ContractionTree tree, int log2SizeLimit, int sweeps, Random random, Action onTemperature, CancellationToken cancellation)
    {
        ContractionTree? best = null;
        double bestCost = double.PositiveInfinity;
        for (int i = 0; i <= Temperatures; i++)
        {
            if (tree.Sliced.Count > 0)
                tree = tree.WithoutSlices();
            Slicer.Slice(tree, log2SizeLimit);
            double cost = tree.Cost().Log2MultiplyAdds;
            if (cost < bestCost)
                (best, bestCost) = (tree.Copy(), cost);
            if (i == Temperatures)
                break;
            double temperature = Hot * Math.Pow(Cold / Hot, (double)i / Temperatures);
            var annealing = new TreeAnnealing(tree, log2SizeLimit, random);
            for (int sweep = 0; sweep < (sweeps + Temperatures - 1) / Temperatures; sweep++)
                annealing.Sweep(temperature, cancellation);
            onTemperature();
        }

        return best ?? tree;
    }
}
