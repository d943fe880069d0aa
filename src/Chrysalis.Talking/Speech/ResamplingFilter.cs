using System.Numerics.Tensors;

namespace Chrysalis.Talking.Speech;

/// <summary>The low-pass filters that take one sample rate to another: one for each place that an output sample can have between two
/// samples of the input.</summary>
internal sealed class ResamplingFilter
{
    private const int ZeroCrossings = 48;
    private const double KaiserBeta = 8;
    private const double PassBand = 0.94;
    private const int MostPhases = 4096;

    private readonly int up;
    private readonly int down;
    private readonly float[][] phases;

    /// <summary>Makes the filters.</summary>
    /// <exception cref="SpeechException">The rates have too small a common divisor.</exception>
    public ResamplingFilter(int fromHz, int toHz)
    {
        int common = Gcd(fromHz, toHz);
        (up, down) = (toHz / common, fromHz / common);
        if (up > MostPhases)
            throw new SpeechException($"Resampling from {fromHz} to {toHz} samples a second needs {up} filters; "
                + $"at most {MostPhases} are made: choose a rate with a larger common divisor.");
        double cutoff = PassBand * Math.Min(1, up / (double)down);
        Reach = (int)Math.Ceiling(ZeroCrossings / cutoff);
        phases = [.. Enumerable.Range(0, up).Select(phase => Kernel(phase / (double)up, cutoff, Reach))];
    }

    /// <summary>Samples of the input that an output sample hears on each side.</summary>
    public int Reach { get; }

    /// <summary>Output samples of so many of the input.</summary>
    public long LengthOf(long samples) => (samples * up + down - 1) / down;

    /// <summary>The first sample of the input that an output sample hears; below 0 before the beginning.</summary>
    public long FirstOf(long output) => output * down / up - Reach + 1;

    /// <summary>An output sample.</summary>
    /// <param name="samples">Samples of the input; those beside them are silent.</param>
    /// <param name="start">Where they begin in the input.</param>
    /// <param name="output">Which output sample.</param>
    public float At(ReadOnlySpan<float> samples, long start, long output)
    {
        ReadOnlySpan<float> kernel = phases[(int)(output * down % up)];
        long first = FirstOf(output) - start;
        int from = (int)Math.Max(0, -first);
        int to = (int)Math.Min(kernel.Length, samples.Length - first);
        return to <= from ? 0 : TensorPrimitives.Dot(samples[(int)(first + from)..(int)(first + to)], kernel[from..to]);
    }

    /// <summary>The low-pass around a time <paramref name="fraction"/> of a sample after tap <c>reach - 1</c>; its taps sum to 1.</summary>
    private static float[] Kernel(double fraction, double cutoff, int reach)
    {
        var taps = new double[2 * reach];
        for (int i = 0; i < taps.Length; i++)
        {
            double time = i - (reach - 1) - fraction;
            double inside = time / reach;
            double window = Math.Abs(inside) >= 1 ? 0 : Bessel(KaiserBeta * Math.Sqrt(1 - inside * inside)) / Bessel(KaiserBeta);
            double angle = Math.PI * cutoff * time;
            taps[i] = window * (Math.Abs(angle) < 1e-9 ? 1 : Math.Sin(angle) / angle);
        }

        double sum = taps.Sum();
        return [.. taps.Select(tap => (float)(tap / sum))];
    }

    /// <summary>The modified Bessel function of order zero, by its series.</summary>
    private static double Bessel(double x)
    {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-14 * sum; k++)
        {
            term *= x / 2 / k * (x / 2 / k);
            sum += term;
        }

        return sum;
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
