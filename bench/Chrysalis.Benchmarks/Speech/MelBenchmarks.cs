using BenchmarkDotNet.Attributes;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Benchmarks.Speech;

/// <summary>
/// The mel spectrogram of ten seconds of sound. Goal: under 50 ms, 200 times real time. Baseline: one pass over the samples.
/// </summary>
[MemoryDiagnoser]
public class MelBenchmarks
{
    private readonly Waveform speech = new(Noise(10 * Waveform.SpeechRateHz), Waveform.SpeechRateHz);

    /// <summary>Energy only.</summary>
    [Benchmark(Baseline = true)]
    public float Energy()
    {
        float sum = 0;
        foreach (float sample in speech.Samples)
            sum += sample * sample;
        return sum;
    }

    /// <summary>800 mel frames.</summary>
    [Benchmark]
    public object Mel() => MelSpectrogram.Compute(speech);

    private static float[] Noise(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
