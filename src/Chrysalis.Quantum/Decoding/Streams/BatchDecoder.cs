using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Decoding.Streams;

/// <summary>
/// Decodes many shots on several threads; a prediction depends on its shot only, however the work is split. May be shared between threads:
/// calls at the same time share the workers.
/// </summary>
public sealed class BatchDecoder
{
    private const int ChunkShots = 256;

    private readonly DecoderPool decoders;
    private readonly Decoder model;

    /// <summary>Creates a batch decoder.</summary>
    /// <param name="decoder">The decoder to work with; more threads work with forks of it. Nobody else may use it meanwhile.</param>
    /// <param name="workers">Threads, at least 1; null for one a core.</param>
    public BatchDecoder(Decoder decoder, int? workers = null)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        int count = workers ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(workers));
        model = decoder;
        decoders = new(decoder, count);
    }

    /// <summary>The same workers, with another answer to events that nothing explains.</summary>
    internal BatchDecoder(BatchDecoder other, bool allowsUnexplained)
        => (decoders, model, AllowsUnexplained) = (other.decoders, other.model, allowsUnexplained);

    /// <summary>True to leave out events that nothing explains and decode the rest; otherwise such a shot ends the work.</summary>
    public bool AllowsUnexplained { get; init; }

    /// <summary>Predicts the observables of every shot.</summary>
    /// <param name="shots">Rows that begin with the model's detectors; bits after them are not looked at.</param>
    /// <returns>A row of observables a shot.</returns>
    /// <exception cref="DecodingException">A row is too short, or no errors explain a shot: the first such is named.</exception>
    public ShotTable Predict(ShotTable shots)
    {
        ArgumentNullException.ThrowIfNull(shots);
        return Predict(shots, out _);
    }

    /// <summary>The same, and counts the shots some of whose events were left out.</summary>
    internal ShotTable Predict(ShotTable shots, out int unexplained)
    {
        if (shots.Bits < model.DetectorCount)
            throw new DecodingException($"Shots of {shots.Bits} bits do not hold the model's {model.DetectorCount} detectors.");
        var predictions = new ShotTable(shots.Shots, model.ObservableCount);
        int chunks = (shots.Shots + ChunkShots - 1) / ChunkShots;
        int next = -1;
        var failures = new DecodingException?[decoders.Count];
        int leftOut = 0;
        void Work(int worker)
        {
            try
            {
                for (int chunk; (chunk = Interlocked.Increment(ref next)) < chunks;)
                    decoders.With(decoder => Interlocked.Add(ref leftOut, Predict(decoder, shots, predictions, chunk * ChunkShots)));
            }
            catch (DecodingException failure)
            {
                failures[worker] = failure;
            }
        }

        if (decoders.Count == 1)
            Work(0);
        else
            Parallel.For(0, decoders.Count, Work);
        unexplained = leftOut;
        // Workers take up chunks in order: the first shot that fails is among their failures, on any number of threads.
        return failures.Where(f => f is not null).MinBy(f => f!.Shot ?? -1) is { } failed
            ? throw failed : predictions;
    }

    /// <summary>Counts the shots whose predicted observables differ from the true ones.</summary>
    /// <param name="shots">Rows of the model's detectors, then its observables.</param>
    /// <exception cref="DecodingException">As for <see cref="Predict(ShotTable)"/>.</exception>
    public int CountMistakes(ShotTable shots)
    {
        ArgumentNullException.ThrowIfNull(shots);
        return CountMistakes(shots, shots.Shots);
    }

    /// <summary>The same for the first shots only.</summary>
    internal int CountMistakes(ShotTable shots, int count)
    {
        if (shots.Bits != model.DetectorCount + model.ObservableCount)
            throw new DecodingException($"Shots of {shots.Bits} bits do not hold the model's {model.DetectorCount} detectors "
                + $"and {model.ObservableCount} observables.");
        ShotTable predictions = Predict(shots);
        int mistakes = 0;
        for (int shot = 0; shot < count; shot++)
        {
            bool equal = true;
            for (int o = 0; o < model.ObservableCount && equal; o++)
                equal = predictions[shot, o] == shots[shot, model.DetectorCount + o];
            mistakes += equal ? 0 : 1;
        }
        return mistakes;
    }

    /// <returns>Shots some of whose events were left out.</returns>
    private int Predict(Decoder decoder, ShotTable shots, ShotTable predictions, int start)
    {
        var events = new int[decoder.DetectorCount];
        var observables = new ulong[decoder.ObservableWords];
        int leftOut = 0;
        for (int shot = start; shot < Math.Min(start + ChunkShots, shots.Shots); shot++)
        {
            int count = BitSets.List(shots[shot], decoder.DetectorCount, events);
            try
            {
                decoder.Predict(events.AsSpan(0, count), observables);
            }
            catch (DecodingException refusal) when (refusal.UnexplainedEvents is { Count: > 0 } unexplained)
            {
                if (!AllowsUnexplained)
                    throw refusal.InShot(shot);
                int[] shotEvents = events[..count];
                // What lacks the event of a certain error is given it.
                decoder.Predict([.. shotEvents.Except(unexplained), .. unexplained.Except(shotEvents)], observables);
                leftOut++;
            }
            observables.AsSpan(0, predictions.RowWords).CopyTo(predictions[shot]);
        }
        return leftOut;
    }
}
