namespace Chrysalis.Talking.Speech;

/// <summary>Computes single frames of <see cref="MelSpectrogram"/>; holds their buffers, so one a thread.</summary>
internal sealed class MelFrameKernel
{
    /// <summary>Samples of a frame.</summary>
    public const int FrameSamples = 800;

    /// <summary>Samples from one frame's centre to the next.</summary>
    public const int HopSamples = 200;

    private const int Bands = MelSpectrogram.BandCount;
    private const float PreEmphasis = 0.97f;
    private const float ReferenceDb = 20;
    private const float MinimumDb = -100;
    private static readonly MelFilterBank Filters = new(Bands, 55, 7600, FrameSamples, Waveform.SpeechRateHz);
    private static readonly float[] Window =
        [.. Enumerable.Range(0, FrameSamples).Select(i => (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * i / FrameSamples)))];

    private readonly RealSpectrum spectrum = new(FrameSamples);
    private readonly float[] windowed = new float[FrameSamples];
    private readonly float[] magnitudes = new float[FrameSamples / 2 + 1];

    /// <summary>Computes a frame.</summary>
    /// <param name="held">The part of the sound that the frame touches.</param>
    /// <param name="heldStart">Where that part begins in the sound.</param>
    /// <param name="count">Samples of the whole sound, or of what was heard of it where the frame does not reach the end.</param>
    /// <param name="frame">The frame's number.</param>
    /// <param name="mel">Takes its 80 values.</param>
    public void Compute(ReadOnlySpan<float> held, long heldStart, long count, long frame, Span<float> mel)
    {
        long start = frame * HopSamples - FrameSamples / 2;
        for (int i = 0; i < FrameSamples; i++)
            windowed[i] = Emphasised(held, heldStart, count, start + i) * Window[i];
        spectrum.Magnitudes(windowed, magnitudes);
        Filters.Apply(magnitudes, mel);
        for (int band = 0; band < Bands; band++)
        {
            float db = 20 * MathF.Log10(MathF.Max(1e-5f, mel[band])) - ReferenceDb;
            mel[band] = Math.Clamp((db - MinimumDb) / -MinimumDb * 8 - 4, -4, 4);
        }
    }

    /// <summary>A pre-emphasised sample; beyond the ends the signal is reflected, a very short one again and again.</summary>
    private static float Emphasised(ReadOnlySpan<float> held, long heldStart, long count, long index)
    {
        if (count < 2)
            return count == 1 && index == 0 ? Finite(held[0]) : 0;
        if ((ulong)index >= (ulong)count)
            index = Reflect(index, count);
        int at = (int)(index - heldStart);
        return Finite(held[at]) - (index > 0 ? PreEmphasis * Finite(held[at - 1]) : 0);
    }

    private static long Reflect(long index, long count)
    {
        long period = 2 * (count - 1);
        long folded = ((index % period) + period) % period;
        return folded < count ? folded : period - folded;
    }

    private static float Finite(float sample) => float.IsFinite(sample) ? Math.Clamp(sample, -8, 8) : 0;
}
