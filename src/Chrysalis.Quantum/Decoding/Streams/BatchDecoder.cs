using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Decoding.Streams;

/// <summary>Decodes many shots on several threads; a prediction depends on its shot only, however the work is split.</summary>
public sealed class BatchDecoder
{
    private const int ChunkShots = 256;

    private readonly Decoder[] decoders;

    /// <summary>Creates a batch decoder.</summary>
    /// <param name="decoder">The decoder to work with; more threads work with forks of it.</param>
    /// <param name="workers">Threads, at least 1; null for one a core.</param>
    public BatchDecoder(Decoder decoder, int? workers = null)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        int count = workers ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(workers));
        decoders = [.. Enumerable.Range(0, count).Select(i => i == 0 ? decoder : decoder.Fork())];
    }

    private Decoder Model => decoders[0];

    /// <summary>Predicts the observables of every shot.</summary>
    /// <param name="shots">Rows that begin with the model's detectors; bits after them are not looked at.</param>
    /// <returns>A row of observables a shot.</returns>
    /// <exception cref="DecodingException">A row is too short, or no errors of the model explain a shot.</exception>
    public ShotTable Predict(ShotTable shots)
    {
        if (shots.Bits < Model.DetectorCount)
            throw new DecodingException($"Shots of {shots.Bits} bits do not hold the model's {Model.DetectorCount} detectors.");
        var predictions = new ShotTable(shots.Shots, Model.ObservableCount);
        int chunks = (shots.Shots + ChunkShots - 1) / ChunkShots;
        int next = -1;
        var failures = new Exception?[decoders.Length];
        void Work(int worker)
        {
            try
            {
                for (int chunk; (chunk = Interlocked.Increment(ref next)) < chunks;)
                    Predict(decoders[worker], shots, predictions, chunk * ChunkShots);
            }
            catch (DecodingException failure)
            {
                failures[worker] = failure;
            }
        }

        if (decoders.Length == 1)
            Work(0);
        else
            Parallel.For(0, decoders.Length, Work);
        return failures.FirstOrDefault(f => f is not null) is { } failed ? throw failed : predictions;
    }

    /// <summary>Counts the shots whose predicted observables differ from the true ones.</summary>
    /// <param name="shots">Rows of the model's detectors, then its observables.</param>
    /// <exception cref="DecodingException">As for <see cref="Predict(ShotTable)"/>.</exception>
    public int CountMistakes(ShotTable shots) => CountMistakes(shots, shots.Shots);

    /// <summary>The same for the first shots only.</summary>
    internal int CountMistakes(ShotTable shots, int count)
    {
        if (shots.Bits != Model.DetectorCount + Model.ObservableCount)
            throw new DecodingException($"Shots of {shots.Bits} bits do not hold the model's {Model.DetectorCount} detectors "
                + $"and {Model.ObservableCount} observables.");
        ShotTable predictions = Predict(shots);
        int mistakes = 0;
        for (int shot = 0; shot < count; shot++)
        {
            bool equal = true;
            for (int o = 0; o < Model.ObservableCount && equal; o++)
                equal = predictions[shot, o] == shots[shot, Model.DetectorCount + o];
            mistakes += equal ? 0 : 1;
        }
        return mistakes;
    }

    private static void Predict(Decoder decoder, ShotTable shots, ShotTable predictions, int start)
    {
        var events = new int[decoder.DetectorCount];
        var observables = new ulong[decoder.ObservableWords];
        for (int shot = start; shot < Math.Min(start + ChunkShots, shots.Shots); shot++)
        {
            int count = BitSets.List(shots[shot], decoder.DetectorCount, events);
            decoder.Predict(events.AsSpan(0, count), observables);
            observables.AsSpan(0, predictions.RowWords).CopyTo(predictions[shot]);
        }
    }
}
