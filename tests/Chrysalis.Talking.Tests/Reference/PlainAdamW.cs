namespace Chrysalis.Talking.Tests.Reference;

/// <summary>AdamW number by number, in double precision (Loshchilov and Hutter 2019, algorithm 2).</summary>
internal sealed class PlainAdamW(double[] start, double weightDecay)
{
    private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;
    private readonly double[] first = new double[start.Length];
    private readonly double[] second = new double[start.Length];

    public double[] Values { get; } = [.. start];

    public void Step(int step, double rate, Func<double, double> gradient)
    {
        for (int i = 0; i < Values.Length; i++)
        {
            double slope = gradient(Values[i]);
            Values[i] *= 1 - rate * weightDecay;
            first[i] = Beta1 * first[i] + (1 - Beta1) * slope;
            second[i] = Beta2 * second[i] + (1 - Beta2) * slope * slope;
            double mean = first[i] / (1 - Math.Pow(Beta1, step));
            double square = second[i] / (1 - Math.Pow(Beta2, step));
            Values[i] -= rate * mean / (Math.Sqrt(square) + Epsilon);
        }
    }
}
