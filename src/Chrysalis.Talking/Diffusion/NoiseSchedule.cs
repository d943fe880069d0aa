namespace Chrysalis.Talking.Diffusion;

/// <summary>
/// How much noise each step of a Gaussian diffusion adds: x_t = sqrt(1 - beta_t) x_(t-1) + sqrt(beta_t) noise (Ho 2020, arXiv 2006.11239).
/// Read-only.
/// </summary>
internal sealed class NoiseSchedule
{
    private const int MostSteps = 1_000_000;

    private readonly double[] betas;
    private readonly double[] kept;

    /// <param name="betas">The share of noise in the variance of each step, in (0, 1); at least one step.</param>
    /// <exception cref="ArgumentException">There is no step, or a share outside (0, 1).</exception>
    public NoiseSchedule(IReadOnlyList<double> betas)
    {
        if (betas.Count is 0 or > MostSteps || betas.Any(beta => !(beta is > 0 and < 1)))
            throw new ArgumentException($"A schedule has 1 to {MostSteps} steps, and shares of noise between 0 and 1.", nameof(betas));
        this.betas = [.. betas];
        kept = new double[betas.Count];
        double product = 1;
        for (int i = 0; i < kept.Length; i++)
            kept[i] = product *= 1 - this.betas[i];
    }

    /// <summary>Number of steps.</summary>
    public int Steps => betas.Length;

    /// <summary>beta_t: the share of noise that a step, from 0, adds.</summary>
    public double Beta(int step) => betas[step];

    /// <summary>alpha-bar_t: the share of the picture in the variance after a step; 1 before the first, which is step -1.</summary>
    public double Kept(int step) => step < 0 ? 1 : kept[step];

    /// <summary>The cosine schedule (Nichol 2021, arXiv 2102.09672, eq. 17): alpha-bar(t) = cos^2((t + s) / (1 + s) pi / 2).</summary>
    /// <param name="steps">Number of steps.</param>
    /// <param name="offset">s: keeps the first steps from being too small.</param>
    /// <param name="largest">The largest share of noise in a step.</param>
    public static NoiseSchedule Cosine(int steps, double offset = 0.008, double largest = 0.999)
    {
        return new([.. Enumerable.Range(0, steps).Select(i => Math.Min(1 - Share(i + 1) / Share(i), largest))]);

        double Share(int i)
        {
            double cosine = Math.Cos(((double)i / steps + offset) / (1 + offset) * Math.PI / 2);
            return cosine * cosine;
        }
    }

    /// <summary>The linear schedule (Ho 2020): from 0.0001 to 0.02 in 1000 steps, and as much noise in all in any other number.</summary>
    /// <param name="steps">Number of steps, at least 21.</param>
    public static NoiseSchedule Linear(int steps)
    {
        double scale = 1000.0 / steps, first = scale * 1e-4, last = scale * 0.02;
        return new([.. Enumerable.Range(0, steps).Select(i => steps == 1 ? last : first + (last - first) * i / (steps - 1))]);
    }

    /// <summary>The schedule of some of the steps alone: after each of them, as much of the picture is left as in this one.</summary>
    /// <param name="steps">The steps kept, rising, within this schedule.</param>
    public NoiseSchedule Of(StepSubset steps)
    {
        var shares = new double[steps.Count];
        double last = 1;
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = 1 - Kept(steps[i]) / last;
            last = Kept(steps[i]);
        }

        return new(shares);
    }
}
