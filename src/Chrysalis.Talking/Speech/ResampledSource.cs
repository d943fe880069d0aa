namespace Chrysalis.Talking.Speech;

/// <summary>
/// A speech at another rate while it is spoken: worth what <see cref="Resampler"/> makes of the whole, and no more behind than its filter
/// reaches (3 ms at 48 kHz to 16 kHz). Not for use from several threads at once.
/// </summary>
public sealed class ResampledSource : ISpeechSource
{
    private const int PortionSamples = 1024;

    private readonly ISpeechSource source;
    private readonly ResamplingFilter filter;
    private float[] held = new float[2 * PortionSamples];
    private int count;
    private long start;
    private long next;
    private bool ended;

    /// <summary>Hears a speech at another rate.</summary>
    /// <param name="source">The speech; it stays the caller's.</param>
    /// <param name="rateHz">Samples a second that are wanted.</param>
    /// <exception cref="SpeechException">The rates have too small a common divisor.</exception>
    public ResampledSource(ISpeechSource source, int rateHz = Waveform.SpeechRateHz)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateHz);
        this.source = source;
        RateHz = rateHz;
        filter = new(source.RateHz, rateHz);
    }

    /// <inheritdoc/>
    public int RateHz { get; }

    /// <inheritdoc/>
    public int Read(Span<float> block, CancellationToken cancellation)
    {
        if (block.IsEmpty)
            throw new ArgumentException("The block has no room for a sample.", nameof(block));
        while (!ended && Ready() == 0)
            Hear(cancellation);
        int given = (int)Math.Min(block.Length, Ready());
        for (int i = 0; i < given; i++)
            block[i] = filter.At(held.AsSpan(0, count), start, next++);
        return given;
    }

    /// <summary>Samples that can be given: those whose whole reach was heard, and at the end all.</summary>
    private long Ready()
    {
        long end = filter.LengthOf(start + count);
        if (ended)
            return end - next;

        // The last output sample whose reach ends before the end of what was heard.
        long ready = end - next;
        while (ready > 0 && filter.FirstOf(next + ready - 1) + 2 * filter.Reach > start + count)
            ready--;
        return ready;
    }

    private void Hear(CancellationToken cancellation)
    {
        Forget();
        if (held.Length - count < PortionSamples)
            Array.Resize(ref held, 2 * held.Length);
        int heard = source.Read(held.AsSpan(count, PortionSamples), cancellation);
        ended = heard == 0;
        count += heard;
    }

    private void Forget()
    {
        int past = (int)Math.Clamp(filter.FirstOf(next) - start, 0, count);
        held.AsSpan(past, count - past).CopyTo(held);
        start += past;
        count -= past;
    }
}
