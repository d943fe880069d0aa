namespace Chrysalis.Talking.Faces.Camera.Smoothing;

/// <summary>
/// How strongly to smooth: the strength under which the samples are likeliest, taken as a path whose second differences are chance plus
/// white noise, by restricted maximum likelihood (Wahba 1985). The strength is the ratio of the two variances.
/// </summary>
internal static class RestrictedLikelihood
{
    private const double LeastLog = -4;
    private const double MostLog = 18;
    private const double Step = 1;

    /// <summary>The strength for runs that share their noise; 0 where no run has more than two samples.</summary>
    public static double Strength(IReadOnlyList<double[]> runs)
    {
        double[][] usable = [.. runs.Where(run => run.Length > 2)];
        if (usable.Length == 0)
            return 0;
        double best = LeastLog;
        double least = double.MaxValue;
        for (double log = LeastLog; log <= MostLog; log += Step)
        {
            double value = Deviance(usable, log);
            if (value < least)
                (best, least) = (log, value);
        }

        (double before, double after) = (Deviance(usable, best - Step), Deviance(usable, best + Step));
        double bend = before - 2 * least + after;
        return Math.Exp(best + (bend > 0 ? Math.Clamp(Step * (before - after) / (2 * bend), -Step, Step) : 0));
    }

    /// <summary>-2 log likelihood but for a constant, the noise's variance being the likeliest.</summary>
    private static double Deviance(double[][] runs, double logStrength)
    {
        double cost = 0, determinants = 0;
        long freedom = 0;
        var systems = new Dictionary<int, WhittakerSystem>();
        foreach (double[] run in runs)
        {
            if (!systems.TryGetValue(run.Length, out WhittakerSystem? system))
                systems.Add(run.Length, system = new(run.Length, Math.Exp(logStrength)));
            cost += system.Cost(run);
            determinants += system.LogDeterminant - (run.Length - 2) * logStrength;
            freedom += run.Length - 2;
        }

        return freedom * Math.Log(Math.Max(cost / freedom, 1e-24)) + determinants;
    }
}
