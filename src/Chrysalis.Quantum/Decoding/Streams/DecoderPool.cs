using System.Collections.Concurrent;

namespace Chrysalis.Quantum.Decoding.Streams;

/// <summary>A decoder and forks of it, each lent to one thread at a time.</summary>
internal sealed class DecoderPool
{
    private readonly BlockingCollection<Decoder> idle = new(new ConcurrentBag<Decoder>());

    /// <param name="decoder">The first of the decoders.</param>
    /// <param name="count">How many there are to be, at least 1.</param>
    public DecoderPool(Decoder decoder, int count)
    {
        Count = count;
        idle.Add(decoder);
        for (int i = 1; i < count; i++)
            idle.Add(decoder.Fork());
    }

    /// <summary>How many threads can work at once.</summary>
    public int Count { get; }

    /// <summary>Works with a decoder that nobody else works with meanwhile; waits for one where all are at work.</summary>
    public void With(Action<Decoder> work)
    {
        Decoder own = idle.Take();
        try
        {
            work(own);
        }
        finally
        {
            idle.Add(own);
        }
    }
}
