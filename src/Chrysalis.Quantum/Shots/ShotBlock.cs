namespace Chrysalis.Quantum.Shots;

/// <summary>Shots read together, with the true observables where they come from a stream of their own.</summary>
internal sealed class ShotBlock(int capacity, int bits, int truthBits)
{
    public ShotTable Shots { get; } = new(capacity, bits);

    public ShotTable? Truth { get; } = truthBits > 0 ? new(capacity, truthBits) : null;

    /// <summary>Shots read so far.</summary>
    public int Count { get; private set; }

    /// <summary>Reads until the block is full or the stream at its end.</summary>
    /// <exception cref="StimFormatException">A stream is malformed, or one is longer than the other.</exception>
    public ShotBlock Fill(ShotReader shots, ShotReader? truth)
    {
        for (Count = 0; Count < Shots.Shots && shots.TryRead(Shots[Count]); Count++)
            if (truth is not null && !truth.TryRead(Truth![Count]))
                throw new StimFormatException("The stream of observables ends before the stream of shots: give one row for each shot.");
        for (int left = Count; left < Shots.Shots; left++)
            Shots[left].Clear();
        if (truth is not null && Count < Shots.Shots && truth.TryRead(new ulong[Truth!.RowWords]))
            throw new StimFormatException("The stream of observables goes on after the stream of shots: give one row for each shot.");
        return this;
    }
}
