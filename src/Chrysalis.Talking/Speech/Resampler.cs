namespace Chrysalis.Talking.Speech;

/// <summary>
/// Changes the sample rate by a windowed-sinc low-pass (Kaiser window, 80 dB) evaluated at each output sample's exact time
/// (Smith, "Digital Audio Resampling").
/// </summary>
public static class Resampler
{
    private const int ZeroCrossings = 48;
    private const double KaiserBeta = 8;
    private const double PassBand = 0.94;
    private const int MostPhases = 4096;

    /// <summary>The sound at another rate; as long in time, to the sample.</summary>
    public static Waveform Resample(Waveform sound, int sampleRateHz = Waveform.SpeechRateHz)
    {
        ArgumentNullException.ThrowIfNull(sound);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        if (sound.SampleRateHz == sampleRateHz)
            return sound;

        int common = Gcd(sound.SampleRateHz, sampleRateHz);
        int up = sampleRateHz / common;
        int down = sound.SampleRateHz / common;
        if (up > MostPhases)
            throw new SpeechException($"Resampling from {sound.SampleRateHz} to {sampleRateHz} samples a second needs {up} filters; "
                + $"at most {MostPhases} are made: choose a rate with a larger common divisor.");

        double cutoff = PassBand * Math.Min(1, up / (double)down);
        int reach = (int)Math.Ceiling(ZeroCrossings / cutoff);
        float[][] phases = [.. Enumerable.Range(0, up).Select(phase => Kernel(phase / (double)up, cutoff, reach))];
        var output = new float[(int)((sound.Samples.Length * (long)up + down - 1) / down)];
        Parallel.For(0, (output.Length + 8191) / 8192, block =>
        {
            for (int i = block * 8192; i < Math.Min(output.Length, (block + 1) * 8192); i++)
            {
                long position = i * (long)down;
                output[i] = Sum(sound.Samples, (int)(position / up) - reach + 1, phases[(int)(position % up)]);
            }
        });
        return new Waveform(output, sampleRateHz);
    }

    private static float Sum(ReadOnlySpan<float> samples, int first, ReadOnlySpan<float> kernel)
    {
        int from = Math.Max(0, -first);
        int to = Math.Min(kernel.Length, samples.Length - first);
        return to <= from ? 0 : System.Numerics.Tensors.TensorPrimitives.Dot(samples[(first + from)..(first + to)], kernel[from..to]);
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
