namespace Chrysalis.Quantum.Decoding.Streams;

/// <summary>A decoder and forks of it, each lent to one thread at a time.</summary>
internal sealed class DecoderPool
{
    private readonly object gate = new();
    private readonly Stack<Decoder> idle = new();

    /// <param name="decoder">The first of the decoders.</param>
    /// <param name="count">How many there are to be, at least 1.</param>
    public DecoderPool(Decoder decoder, int count)
    {
        Count = count;
        for (int i = 1; i < count; i++)
            idle.Push(decoder.Fork());
        idle.Push(decoder);
    }

    /// <summary>How many threads can work at once.</summary>
    public int Count { get; }

    /// <summary>Works with a decoder that nobody else works with meanwhile; waits for one where all are at work.</summary>
    public void With(Action<Decoder> work)
    {
        Decoder own = Take();
        try
        {
            work(own);
        }
        finally
        {
            lock (gate)
            {
                idle.Push(own);
                Monitor.Pulse(gate);
            }
        }
    }

    private Decoder Take()
    {
        lock (gate)
        {
            while (idle.Count == 0)
                Monitor.Wait(gate);
            return idle.Pop();
        }
    }
}
