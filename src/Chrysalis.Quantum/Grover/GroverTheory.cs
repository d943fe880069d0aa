namespace Chrysalis.Quantum.Grover;

/// <summary>
/// What theory says about searching <c>size</c> states with <c>marked</c> solutions (Boyer, Brassard, Hoyer, Tapp,
/// arXiv quant-ph/9605034): with sin^2 theta = marked / size, k iterations succeed with probability sin^2((2k+1) theta).
/// </summary>
public static class GroverTheory
{
    /// <summary>The angle theta, radians.</summary>
    public static double Angle(double size, double marked) => Math.Asin(Math.Sqrt(marked / size));

    /// <summary>Probability that a measurement after <paramref name="iterations"/> iterations gives a solution.</summary>
    public static double SuccessProbability(double size, double marked, long iterations)
    {
        double sine = Math.Sin((2 * iterations + 1) * Angle(size, marked));
        return sine * sine;
    }

    /// <summary>Iterations to the first maximum; 0 when there is nothing to find.</summary>
    public static long OptimalIterations(double size, double marked) =>
        marked <= 0 ? 0 : (long)Math.Max(0, Math.Round(Math.PI / (4 * Angle(size, marked)) - 0.5));

    /// <summary>Average evaluations until the first solution, drawing without repetition: (size + 1) / (marked + 1).</summary>
    public static double ClassicalAverageCalls(double size, double marked) => (size + 1) / (marked + 1);

    /// <summary>
    /// Average oracle calls when measuring after k iterations and beginning again after a failure, the check of each outcome counted: (k +
    /// 1) / P(k); infinite without solutions.
    /// </summary>
    public static double AverageCalls(double size, double marked, long iterations) =>
        (iterations + 1) / SuccessProbability(size, marked, iterations);

    /// <summary>
    /// The iterations with the fewest calls on average: measuring before the maximum and risking a repetition is cheaper.
    /// </summary>
    public static long CheapestIterations(double size, double marked)
    {
        long best = 0, last = OptimalIterations(size, marked);
        for (long k = 1; k <= last; k++)
        {
            if (AverageCalls(size, marked, k) < AverageCalls(size, marked, best))
                best = k;
        }

        return best;
    }

    /// <summary>
    /// Upper bound on the average calls when the number of solutions is unknown: 9/2 size / (2 sqrt((size - marked) marked))
    /// (BBHT, theorem 3); null outside the theorem's range, without solutions or with more than three quarters.
    /// </summary>
    public static double? UnknownCountBound(double size, double marked) =>
        marked > 0 && marked <= 0.75 * size ? 4.5 * size / (2 * Math.Sqrt((size - marked) * marked)) : null;
}
