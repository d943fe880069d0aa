namespace Chrysalis.Talking.Speech;

/// <summary>Reads sources whole.</summary>
public static class SpeechSourceExtensions
{
    private const int PortionSamples = 1 << 14;
    private const int MostMinutes = 240;

    /// <summary>The rest of a speech; waits for its end.</summary>
    /// <param name="source">The speech.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="SpeechException">The speech does not end within four hours.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Waveform ReadToEnd(this ISpeechSource source, CancellationToken cancellation) =>
        source.ReadToEnd(int.MaxValue, cancellation);

    /// <summary>The next samples of a speech, at most <paramref name="most"/>; waits for them or for its end.</summary>
    internal static Waveform ReadToEnd(this ISpeechSource source, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source is WaveformSource memory && most == int.MaxValue)
            return memory.TakeRest();

        // Portions are joined once: a list that doubles would hold three times the sound.
        var portions = new List<float[]>();
        long length = 0;
        while (length < most)
        {
            var portion = new float[Math.Min(PortionSamples, most - length)];
            int count = Fill(source, portion, cancellation);
            portions.Add(count == portion.Length ? portion : portion[..count]);
            length += count;
            if (count < portion.Length)
                break;
            if (length > MostMinutes * 60L * source.RateHz)
                throw new SpeechException($"The sound is longer than {MostMinutes} minutes: cut it into parts.");
        }

        var samples = new float[length];
        int at = 0;
        foreach (float[] portion in portions)
        {
            portion.CopyTo(samples.AsSpan(at));
            at += portion.Length;
        }

        return new(samples, source.RateHz);
    }

    private static int Fill(ISpeechSource source, Span<float> portion, CancellationToken cancellation)
    {
        int filled = 0;
        while (filled < portion.Length && source.Read(portion[filled..], cancellation) is > 0 and int count)
            filled += count;
        return filled;
    }
}
