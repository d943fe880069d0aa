using MathNet.Numerics.Distributions;

namespace Chrysalis.Quantum.RandomCircuits.Classical;

/// <summary>How many samples prove that a fidelity is not zero.</summary>
public static class SampleBudget
{
    /// <summary>Willow's repetitions a second (Google's spec sheet, chip 2).</summary>
    public const double WillowSamplesPerSecond = 63_000;

    /// <summary>
    /// Samples after which a one-sided test of F = 0 succeeds with a given chance. With 2^n p exponential, a sample's score has
    /// the variance 1 when F is 0 and 1 + 2F - F^2 otherwise.
    /// </summary>
    /// <param name="fidelity">True fidelity, above 0, at most 1.</param>
    /// <param name="sigmas">Significance in standard deviations: 5 is a chance of 2.9e-7.</param>
    /// <param name="power">Chance that the test succeeds.</param>
    public static double Samples(double fidelity, double sigmas, double power = 0.5)
    {
        double needed = sigmas + Normal.InvCDF(0, 1, power) * Math.Sqrt(1 + 2 * fidelity - fidelity * fidelity);
        return Math.Max(1, Math.Pow(needed / fidelity, 2));
    }

    /// <summary>Standard deviations by which a number of samples sees a fidelity differ from 0, on average.</summary>
    public static double Sigmas(double fidelity, double samples) => fidelity * Math.Sqrt(samples);
}
