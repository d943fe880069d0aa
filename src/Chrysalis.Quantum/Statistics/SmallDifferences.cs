namespace Chrysalis.Quantum.Statistics;

/// <summary>e^x - 1 and ln(1 + x) without the cancellation near 0, where rates of 1e-12 live.</summary>
internal static class SmallDifferences
{
    public static double ExpLess1(double x) => 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);

    public static double LogOf1Plus(double x) => 2 * Math.Atanh(x / (2 + x));
}
