namespace Chrysalis.Talking.Speech;

/// <summary>
/// Live speech: one thread writes blocks as they are spoken, another reads them. It holds a bounded number of samples; a writer that is
/// ahead waits.
/// </summary>
public sealed class LiveSpeech : ISpeechSource
{
    private readonly object gate = new();
    private readonly float[] ring;
    private long written;
    private long read;
    private bool ended;
    private Exception? failure;

    /// <summary>An empty queue.</summary>
    /// <param name="rateHz">Samples a second.</param>
    /// <param name="capacitySamples">Samples held at most, at least 1; the default is ten seconds.</param>
    public LiveSpeech(int rateHz = Waveform.SpeechRateHz, int capacitySamples = 10 * Waveform.SpeechRateHz)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateHz);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacitySamples);
        RateHz = rateHz;
        ring = new float[capacitySamples];
    }

    /// <inheritdoc/>
    public int RateHz { get; }

    /// <summary>Samples written and not yet read.</summary>
    public int WaitingSamples
    {
        get
        {
            lock (gate)
                return (int)(written - read);
        }
    }

    /// <summary>Adds samples; waits while there is no room.</summary>
    /// <exception cref="InvalidOperationException">The speech has been ended.</exception>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public void Write(ReadOnlySpan<float> block, CancellationToken cancellation = default)
    {
        using CancellationTokenRegistration _ = cancellation.Register(Wake);
        lock (gate)
        {
            while (!block.IsEmpty)
            {
                while (!ended && written - read == ring.Length)
                    Wait(cancellation);
                if (ended)
                    throw new InvalidOperationException("The speech has been ended: nothing can be added.");
                int at = (int)(written % ring.Length);
                int count = (int)Math.Min(Math.Min(block.Length, ring.Length - (written - read)), ring.Length - at);
                block[..count].CopyTo(ring.AsSpan(at));
                block = block[count..];
                written += count;
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>Ends the speech: what is in the queue is still read.</summary>
    /// <param name="error">Why it broke off; the reader gets it in place of the end. Null ends well.</param>
    public void Complete(Exception? error = null)
    {
        lock (gate)
        {
            ended = true;
            failure = error;
            Monitor.PulseAll(gate);
        }
    }

    /// <inheritdoc/>
    public int Read(Span<float> block, CancellationToken cancellation)
    {
        if (block.IsEmpty)
            throw new ArgumentException("The block has no room for a sample.", nameof(block));
        using CancellationTokenRegistration _ = cancellation.Register(Wake);
        lock (gate)
        {
            while (!ended && written == read)
                Wait(cancellation);
            if (written == read)
                return failure is null ? 0 : throw new SpeechException("The live speech broke off: " + failure.Message, failure);
            int at = (int)(read % ring.Length);
            int count = (int)Math.Min(Math.Min(block.Length, written - read), ring.Length - at);
            ring.AsSpan(at, count).CopyTo(block);
            read += count;
            Monitor.PulseAll(gate);
            return count;
        }
    }

    private void Wait(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Monitor.Wait(gate);
        cancellation.ThrowIfCancellationRequested();
    }

    private void Wake()
    {
        lock (gate)
            Monitor.PulseAll(gate);
    }
}
