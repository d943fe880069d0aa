using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Decoding.Streams;

/// <summary>
/// Decodes a stream of shots of any length in constant memory: while all workers decode one block, the next is read.
/// Predictions come out in the order of the shots. May be shared between threads, each with readers and a writer of its own.
/// </summary>
public sealed class StreamDecoder
{
    private const long BlockBytes = 4 << 20;
    private const int MostBlockShots = 1 << 14;

    private readonly Decoder model;
    private readonly BatchDecoder batch;
    private readonly long[] unexplained = new long[1];

    /// <summary>Creates a stream decoder.</summary>
    /// <param name="decoder">The decoder to work with; more threads work with forks of it.</param>
    /// <param name="workers">Threads, at least 1; null for one a core.</param>
    public StreamDecoder(Decoder decoder, int? workers = null)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        model = decoder;
        batch = new BatchDecoder(decoder, workers);
    }

    /// <summary>True to leave out events that nothing explains and decode the rest; otherwise such a shot ends the work.</summary>
    public bool AllowsUnexplained
    {
        get => batch.AllowsUnexplained;
        init => batch = new BatchDecoder(batch, value);
    }

    /// <summary>Shots so far some of whose events were left out.</summary>
    public long UnexplainedShots => Interlocked.Read(ref unexplained[0]);

    /// <summary>Decodes until the stream ends. One that is stopped returns the shots decoded until then.</summary>
    /// <param name="shots">The shots: detectors, then observables when <paramref name="layout"/> has them.</param>
    /// <param name="layout">What <paramref name="shots"/> reads.</param>
    /// <param name="truth">The true observables when they come by themselves; null when they do not.</param>
    /// <param name="predictions">Receives the predictions; null when nobody wants them.</param>
    /// <param name="cancellation">Ends the work after the block at hand.</param>
    /// <exception cref="StimFormatException">The stream is malformed.</exception>
    /// <exception cref="DecodingException">The layout does not fit the model, or no errors of the model explain a shot, which is named by
    /// its place in the stream.</exception>
    public DecodedShots Decode(
        ShotReader shots, ShotLayout layout, ShotReader? truth = null, ShotWriter? predictions = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(shots);
        if (layout.Measurements != 0 || layout.Detectors != model.DetectorCount
            || layout.Observables is not 0 && layout.Observables != model.ObservableCount)
            throw new DecodingException(
                $"Shots of {layout.Measurements} measurements, {layout.Detectors} detectors and {layout.Observables} observables "
                    + $"do not fit a model of {model.DetectorCount} detectors and {model.ObservableCount} observables.");
        bool isAppended = layout.Observables > 0;
        ShotBlock current = NewBlock(layout, truth is not null).Fill(shots, truth);
        ShotBlock spare = NewBlock(layout, truth is not null);
        (long mistakes, long done) = (0, 0);
        while (current.Count > 0 && !cancellation.IsCancellationRequested)
        {
            ShotBlock next = spare;
            bool isLast = current.Count < current.Shots.Shots;
            Task<ShotBlock>? reading = isLast ? null : Task.Run(() => next.Fill(shots, truth), CancellationToken.None);
            try
            {
                ShotTable predicted = Predict(current, done);
                for (int shot = 0; shot < current.Count; shot++)
                {
                    predictions?.Write(predicted[shot]);
                    mistakes += (isAppended || truth is not null) && IsMistake(predicted, current, shot, isAppended) ? 1 : 0;
                }
                done += current.Count;
            }
            finally
            {
                // The reader's stream is the caller's: nothing may read from it once this method is left.
                ((IAsyncResult?)reading)?.AsyncWaitHandle.WaitOne();
            }
            if (reading is null)
                return new(mistakes, done, true);
            spare = current;
            current = reading.GetAwaiter().GetResult();
        }
        return new(mistakes, done, current.Count == 0);
    }

    private ShotTable Predict(ShotBlock block, long before)
    {
        try
        {
            ShotTable predicted = batch.Predict(block.Shots, out int leftOut);
            Interlocked.Add(ref unexplained[0], leftOut);
            return predicted;
        }
        catch (DecodingException refusal) when (refusal.Shot is { } shot)
        {
            throw refusal.InShot(before + shot);
        }
    }

    private ShotBlock NewBlock(ShotLayout layout, bool hasTruth)
        => new(
            (int)Math.Clamp(BlockBytes / (8L * Math.Max(1, layout.Words)), 1, MostBlockShots), layout.Bits,
            hasTruth ? model.ObservableCount : 0);

    private bool IsMistake(ShotTable predicted, ShotBlock block, int shot, bool isAppended)
    {
        (ShotTable truth, int start) = isAppended ? (block.Shots, model.DetectorCount) : (block.Truth!, 0);
        for (int o = 0; o < model.ObservableCount; o++)
            if (predicted[shot, o] != truth[shot, start + o])
                return true;
        return false;
    }
}
