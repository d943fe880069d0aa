namespace Chrysalis.Talking.Speech;

/// <summary>A sound in memory, as a source. Not for use from several threads at once.</summary>
/// <param name="sound">The sound; it is not copied.</param>
public sealed class WaveformSource(Waveform sound) : ISpeechSource
{
    private readonly Waveform sound = sound ?? throw new ArgumentNullException(nameof(sound));
    private int next;

    /// <inheritdoc/>
    public int RateHz => sound.SampleRateHz;

    /// <inheritdoc/>
    public int Read(Span<float> block, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int count = Math.Min(block.Length, sound.Samples.Length - next);
        sound.Samples.AsSpan(next, count).CopyTo(block);
        next += count;
        return count;
    }

    /// <summary>The rest of the sound; nothing is copied where nothing was read.</summary>
    internal Waveform TakeRest()
    {
        Waveform rest = next == 0 ? sound : new(sound.Samples[next..], sound.SampleRateHz);
        next = sound.Samples.Length;
        return rest;
    }
}
