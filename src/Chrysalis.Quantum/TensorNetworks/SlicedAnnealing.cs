namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// Anneals a tree together with its slices: at every temperature the slices are chosen anew for the tree as it is, then the
/// tree is annealed around them. Choosing slices only for the finished tree costs thousands of times more work.
/// </summary>
internal static class SlicedAnnealing
{
    private const int Temperatures = 300;

    /// <summary>Hotter, and the start is forgotten; colder, and nothing moves (measured on the 53-qubit, 20-cycle network).</summary>
    private const double Hot = 1.0;

    private const double Cold = 0.2;

    /// <summary>Returns the cheapest tree met whose every tensor fits.</summary>
    /// <param name="tree">Where to start; changed.</param>
    /// <param name="log2SizeLimit">Largest tensor allowed.</param>
    /// <param name="sweeps">Annealing sweeps in all.</param>
    /// <param name="random">Source of the moves.</param>
    /// <param name="cancellation">Ends it.</param>
    public static ContractionTree Run(ContractionTree tree, int log2SizeLimit, int sweeps, Random random, CancellationToken cancellation)
    {
        ContractionTree? best = null;
        double bestCost = double.PositiveInfinity;
        for (int i = 0; i <= Temperatures; i++)
        {
            tree = tree.WithoutSlices();
            Slicer.Slice(tree, log2SizeLimit);
            if (tree.Cost().Log2MultiplyAdds < bestCost)
                (best, bestCost) = (tree.Copy(), tree.Cost().Log2MultiplyAdds);
            double temperature = Hot * Math.Pow(Cold / Hot, (double)i / Temperatures);
            var annealing = new TreeAnnealing(tree, log2SizeLimit, random);
            for (int sweep = 0; sweep < (sweeps + Temperatures - 1) / Temperatures; sweep++)
                annealing.Sweep(temperature, cancellation);
        }

        return best ?? tree;
    }
}
