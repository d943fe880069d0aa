namespace Chrysalis.Talking.Speech;

/// <summary>
/// Speech that comes in blocks of its own time, as a voice or a socket gives it. Not for use from several threads at once.
/// </summary>
public sealed class BlockSource : ISpeechSource, IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly IAsyncEnumerator<ReadOnlyMemory<float>> blocks;
    private Task<bool>? coming;
    private ReadOnlyMemory<float> rest;
    private bool disposed;

    /// <summary>Hears blocks.</summary>
    /// <param name="blocks">The samples, nominally within [-1, 1], in blocks of any length.</param>
    /// <param name="rateHz">Samples a second.</param>
    public BlockSource(IAsyncEnumerable<ReadOnlyMemory<float>> blocks, int rateHz = Waveform.SpeechRateHz)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateHz);
        RateHz = rateHz;
        this.blocks = blocks.GetAsyncEnumerator(ending.Token);
    }

    /// <inheritdoc/>
    public int RateHz { get; }

    /// <inheritdoc/>
    public int Read(Span<float> block, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (block.IsEmpty)
            throw new ArgumentException("The block has no room for a sample.", nameof(block));
        while (rest.IsEmpty)
        {
            // Whoever reads a speech has a thread for it. A wait that is cancelled loses no block: the next read goes on waiting for it.
            coming ??= blocks.MoveNextAsync().AsTask();
            if (!coming.WaitAsync(cancellation).GetAwaiter().GetResult())
                return 0;
            coming = null;
            rest = blocks.Current;
        }

        int count = Math.Min(block.Length, rest.Length);
        rest.Span[..count].CopyTo(block);
        rest = rest[count..];
        return count;
    }

    /// <summary>Ends the blocks, read or not; one that is being waited for is told by its token.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        await ending.CancelAsync().ConfigureAwait(false);
        if (coming is not null)
            await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await blocks.DisposeAsync().ConfigureAwait(false);
        ending.Dispose();
    }
}
