namespace Chrysalis.Quantum.Grover;

/// <summary>
/// Search without knowing how many solutions there are (Boyer, Brassard, Hoyer, Tapp, arXiv quant-ph/9605034, section 4):
/// a random number of iterations below a bound that grows by 6/5 after every failure.
/// </summary>
internal static class UnknownCountSearch
{
    private const double Growth = 1.2;

    /// <summary>Searches until a solution is found or the calls are used up.</summary>
    /// <param name="oracle">What is searched; the algorithm does not look at its number of solutions.</param>
    /// <param name="random">Draws iterations and measurements.</param>
    /// <param name="maxCalls">Give up after this many oracle calls; without solutions the search would never end.</param>
    public static UnknownCountResult Run(SearchOracle oracle, Random random, long maxCalls)
    {
        ArgumentNullException.ThrowIfNull(oracle);
        ArgumentNullException.ThrowIfNull(random);
        var register = new GroverRegister(oracle);
        double bound = 1;
        long calls = 0;
        for (int measurements = 1; ; measurements++)
        {
            long iterations = (long)(random.NextDouble() * bound);
            register.Reset();
            for (long i = 0; i < iterations; i++)
                register.Iterate();
            long outcome = register.Measure(random);
            calls += iterations + 1; // the check of the outcome is a call too
            if (oracle.IsMarked(outcome))
                return new(outcome, calls, measurements);
            if (calls >= maxCalls)
                return new(null, calls, measurements);
            bound = Math.Min(bound * Growth, Math.Sqrt(oracle.Size));
        }
    }
}
