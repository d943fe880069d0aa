namespace Chrysalis.Quantum.Mining;

/// <summary>Exponential and logarithm near 1 without loss of digits.</summary>
internal static class PreciseExponential
{
    /// <summary>e^x - 1.</summary>
    public static double ExpM1(double x) => Math.Abs(x) < 1e-5 ? x * (1 + x / 2 * (1 + x / 3)) : Math.Exp(x) - 1;

    /// <summary>ln(1 + x) (Higham 2002, problem 1.5).</summary>
    public static double Log1P(double x)
    {
        double sum = 1 + x;
        if (sum == 1)
            return x;
        return sum <= 0 ? double.NegativeInfinity : Math.Log(sum) * x / (sum - 1);
    }
}
