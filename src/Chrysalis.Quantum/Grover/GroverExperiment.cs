using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.Grover;

/// <summary>Success probability over the number of iterations.</summary>
internal static class GroverExperiment
{
    /// <summary>Iterates up to <paramref name="maxIterations"/> and measures at evenly spaced points, the last included.</summary>
    /// <param name="oracle">What is searched.</param>
    /// <param name="maxIterations">Last point.</param>
    /// <param name="pointCount">Points beside the start; at least 1.</param>
    /// <param name="shots">Measurements a point.</param>
    /// <param name="random">Draws the measurements.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<GroverPoint> Run(
        SearchOracle oracle, long maxIterations, int pointCount, int shots, Random random, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(oracle);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pointCount);
        var register = new GroverRegister(oracle);
        var points = new List<GroverPoint> { Measure(oracle, register, shots, random) };
        for (int i = 1; i <= pointCount; i++)
        {
            long next = (long)Math.Round((double)i * maxIterations / pointCount);
            if (next == register.Iterations)
                continue;
            while (register.Iterations < next)
            {
                cancellation.ThrowIfCancellationRequested();
                register.Iterate();
                progress?.Report((double)register.Iterations / maxIterations);
            }

            points.Add(Measure(oracle, register, shots, random));
        }

        return points;
    }

    private static GroverPoint Measure(SearchOracle oracle, GroverRegister register, int shots, Random random)
    {
        long[] solutions = [.. register.MeasureMany(random, shots).Where(oracle.IsMarked)];
        WilsonInterval interval = WilsonInterval.Of(solutions.Length, shots);
        double formula = GroverTheory.SuccessProbability(oracle.Size, oracle.MarkedCount, register.Iterations);
        return new(
            register.Iterations, register.SuccessProbability, formula, solutions.Length, shots, interval.Low, interval.High,
            solutions.Length > 0 ? solutions[0] : null);
    }
}
