namespace Chrysalis.Quantum.Decoding;

/// <summary>Real weights as even whole numbers: even, so that two regions that grow towards each other meet at a whole time.</summary>
internal readonly struct WeightScale
{
    private readonly double factor;
    private readonly int max;

    /// <summary>Chooses the factor that maps the largest weight to the number of levels.</summary>
    public WeightScale(IEnumerable<double> weights, int levels)
    {
        double largest = 0;
        bool whole = true;
        foreach (double weight in weights)
        {
            largest = Math.Max(largest, Math.Abs(weight));
            whole &= weight == Math.Round(weight);
        }
        max = levels - 1;
        factor = largest == 0 || (whole && largest <= max) ? 1 : max / largest;
    }

    /// <summary>The size of a weight in even units.</summary>
    public int Magnitude(double weight) => 2 * (int)Math.Min(max, Math.Round(Math.Abs(weight) * factor));

    /// <summary>Even units back as a real weight.</summary>
    public double Real(long units) => units / (2 * factor);
}
