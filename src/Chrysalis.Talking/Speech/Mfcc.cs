namespace Chrysalis.Talking.Speech;

/// <summary>
/// Mel-frequency cepstral coefficients as SyncNet's evaluator hears them: python_speech_features 0.6 with its defaults
/// (13 cepstra, 25 ms windows every 10 ms without a window function, 512-point transform, 26 filters from 0 Hz to half the rate
/// on the HTK mel scale, pre-emphasis 0.97, lifter 22, the first coefficient replaced by the log energy).
/// </summary>
public static class Mfcc
{
    /// <summary>Coefficients a frame.</summary>
    public const int CoefficientCount = 13;

    /// <summary>Frames a second.</summary>
    public const int FramesPerSecond = 100;

    private const int TransformLength = 512;
    private const int FilterCount = 26;
    private const int Lifter = 22;
    private const float PreEmphasis = 0.97f;
    private const float Least = 2.220446e-16f;

    /// <summary>
    /// Coefficients of every frame, frames x 13. Samples are taken on the scale of 16-bit integers, as that library's users do.
    /// </summary>
    /// <exception cref="SpeechException">The sound is not at 16 kHz or is empty.</exception>
    public static float[,] Compute(Waveform speech)
    {
        ArgumentNullException.ThrowIfNull(speech);
        if (speech.SampleRateHz != Waveform.SpeechRateHz)
            throw new SpeechException(
                $"The sound has {speech.SampleRateHz} samples a second; the cepstra take {Waveform.SpeechRateHz}: resample it first.");
        if (speech.Samples.Length == 0)
            throw new SpeechException("The sound is empty: cepstra need at least one sample.");

        int window = speech.SampleRateHz / 40;
        int step = speech.SampleRateHz / FramesPerSecond;
        int frames = speech.Samples.Length <= window ? 1 : 1 + (int)Math.Ceiling((speech.Samples.Length - window) / (double)step);
        var cepstra = new float[frames, CoefficientCount];
        var spectrum = new RealSpectrum(TransformLength);
        int[] edges = FilterEdges(speech.SampleRateHz);
        var frame = new float[TransformLength];
        var power = new float[TransformLength / 2 + 1];
        for (int t = 0; t < frames; t++)
        {
            for (int i = 0; i < window; i++)
                frame[i] = Emphasised(speech.Samples, t * step + i);
            spectrum.Magnitudes(frame, power);
            for (int k = 0; k < power.Length; k++)
                power[k] = power[k] * power[k] / TransformLength;
            Cepstrum(power, edges, cepstra, t);
        }

        return cepstra;
    }

    private static float Emphasised(float[] samples, int index)
    {
        if (index >= samples.Length)
            return 0;
        float before = index > 0 ? samples[index - 1] : 0;
        return 32768 * (samples[index] - PreEmphasis * before);
    }

    private static void Cepstrum(ReadOnlySpan<float> power, int[] edges, float[,] cepstra, int t)
    {
        double energy = 0;
        foreach (float value in power)
            energy += value;
        Span<double> logs = stackalloc double[FilterCount];
        for (int filter = 0; filter < FilterCount; filter++)
            logs[filter] = Math.Log(Math.Max(Filtered(power, edges, filter), Least));
        for (int c = 0; c < CoefficientCount; c++)
        {
            double sum = 0;
            for (int filter = 0; filter < FilterCount; filter++)
                sum += logs[filter] * Math.Cos(Math.PI * c * (2 * filter + 1) / (2.0 * FilterCount));
            double orthonormal = Math.Sqrt((c == 0 ? 1.0 : 2.0) / FilterCount);
            cepstra[t, c] = (float)(sum * orthonormal * (1 + Lifter / 2.0 * Math.Sin(Math.PI * c / Lifter)));
        }

        cepstra[t, 0] = (float)Math.Log(Math.Max(energy, Least));
    }

    private static double Filtered(ReadOnlySpan<float> power, int[] edges, int filter)
    {
        (int low, int middle, int high) = (edges[filter], edges[filter + 1], edges[filter + 2]);
        double sum = 0;
        for (int bin = low; bin < middle; bin++)
            sum += power[bin] * (bin - low) / (double)(middle - low);
        for (int bin = middle; bin < high; bin++)
            sum += power[bin] * (high - bin) / (double)(high - middle);
        return sum;
    }

    /// <summary>Edges of the triangles as transform bins, even on the HTK mel scale.</summary>
    private static int[] FilterEdges(int sampleRateHz)
    {
        double highest = 2595 * Math.Log10(1 + sampleRateHz / 2.0 / 700);
        return [.. Enumerable.Range(0, FilterCount + 2)
            .Select(i => 700 * (Math.Pow(10, highest * i / (FilterCount + 1) / 2595) - 1))
            .Select(hz => (int)Math.Floor((TransformLength + 1) * hz / sampleRateHz))];
    }
}
