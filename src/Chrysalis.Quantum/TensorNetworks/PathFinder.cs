using Chrysalis.Foundation.Random;

namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// Searches for a cheap contraction path under a memory bound: randomised greedy start, simulated annealing of the tree,
/// exact solution of small subtrees, then slicing with annealing around each fixed index.
/// </summary>
public static class PathFinder
{
    /// <summary>Starts that a trial races against each other; annealed trees fall into basins thousands of times apart in cost.</summary>
    private const int Starts = 6;

    /// <summary>Keeps the seeds of the trials apart from those of the patch experiment.</summary>
    private const uint SeedStream = 374761393;

    /// <summary>Searches, and returns the cheapest plan of all trials.</summary>
    /// <param name="network">What is to be contracted.</param>
    /// <param name="options">How hard to look.</param>
    /// <param name="progress">Told after each temperature of each trial; null for nobody.</param>
    /// <param name="cancellation">Ends the search without a result.</param>
    /// <exception cref="ArgumentException">The open indices alone outgrow the memory bound.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ContractionPlan Find(
        TensorNetwork network, PathFinderOptions options, IProgress<PathSearchProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        if (network.Open.Count > options.Log2SizeLimit)
            throw new ArgumentException(
                $"The result has 2^{network.Open.Count} entries; the memory bound is 2^{options.Log2SizeLimit}.", nameof(options));
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (options.TimeBudget is { } budget)
            timer.CancelAfter(budget);
        var finished = new SortedDictionary<int, (ContractionTree Tree, ContractionCost Cost)>();
        int steps = 0;
        Parallel.For(0, options.Trials, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, trial =>
        {
            // The first trial ends by itself so that there is always a plan. The others pass by when their time is over: were they to stop
            // the loop, the first would never run where another thread is quicker.
            CancellationToken end = trial == 0 ? cancellation : timer.Token;
            if (end.IsCancellationRequested || RunTrial(network, options, trial, OnTemperature, end) is not { } tree)
                return;

            lock (finished)
                finished[trial] = (tree, tree.Cost());
        });
        cancellation.ThrowIfCancellationRequested();
        (ContractionTree best, ContractionCost cost) = finished.Values.MinBy(one => one.Cost.Log2MultiplyAdds);
        return new(best.ToPath(), [.. best.Sliced], cost, [.. finished.Values.Select(one => one.Cost.Log2MultiplyAdds)]);

        void OnTemperature()
        {
            lock (finished)
                progress?.Report(new(++steps, options.Trials * SlicedAnnealing.Temperatures, finished.Count));
        }
    }

    private static ContractionTree? RunTrial(
        TensorNetwork network, PathFinderOptions options, int trial, Action onTemperature, CancellationToken end)
    {
        try
        {
            var random = new Random(SmallSeed.Of(options.Seed, trial, SeedStream));
            // Half of the trials look for narrow trees from the start: that pays where memory is scarce, and misleads where it is not.
            bool narrow = trial % 2 == 1;
            ContractionTree tree = Enumerable.Range(0, Starts)
                .Select(start => QuickTree(network, options, trial * Starts + start, narrow, random, end))
                .MinBy(tree => tree.Cost().Log2MultiplyAdds)!;
            tree = SlicedAnnealing.Run(tree, options.Log2SizeLimit, options.Sweeps, random, onTemperature, end);
            SubtreeReconfiguration.Improve(tree, options.FrontierSize, options.Log2SizeLimit, 10, end);
            return tree;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>
    /// Every sixth start takes the order of time, the state vector's; the others greedy paths of varied noise, the first of none.
    /// </summary>
    private static ContractionTree QuickTree(
        TensorNetwork network, PathFinderOptions options, int start, bool narrow, Random random, CancellationToken end)
    {
        int tensors = network.Tensors.Count;
        IEnumerable<(int, int)> path = start % Starts == Starts - 1
            ? Enumerable.Range(1, tensors - 1).Select(i => (i == 1 ? 0 : tensors + i - 2, i))
            : GreedyPath.Find(network, start == 0 ? 0 : 0.1 + 0.9 * random.NextDouble(), 1, random);
        ContractionTree tree = ContractionTree.FromPath(network, path);
        new TreeAnnealing(tree, narrow ? options.Log2SizeLimit : int.MaxValue, random)
            .Cool(1.5, 0.1, Math.Max(1, options.Sweeps / (4 * Starts)), end);
        if (narrow)
            Slicer.Slice(tree, options.Log2SizeLimit);
        return tree;
    }
}
