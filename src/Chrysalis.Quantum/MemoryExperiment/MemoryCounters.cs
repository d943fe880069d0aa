using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.MemoryExperiment.Counting;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>
/// The circuits and decoders of the settings at hand, made when they are first wanted; units come in the order of the settings, and those
/// of settings long past are let go. May be shared between threads.
/// </summary>
internal sealed class MemoryCounters(MemoryOptions options)
{
    private const int Kept = 4;

    private readonly Lock gate = new();
    private readonly IReadOnlyList<MemorySetting> settings = options.Settings();
    private readonly SortedDictionary<int, Lazy<Counters>> kept = [];

    /// <summary>A source and a decoder of a setting, for one thread until it gives them back.</summary>
    public Use Take(int setting)
    {
        Lazy<Counters> counters;
        lock (gate)
        {
            if (!kept.TryGetValue(setting, out counters!))
                kept.Add(setting, counters = new(() => new(settings[setting], options)));
            if (kept.Count > Kept)
                kept.Remove(kept.Keys.First(key => key != setting));
        }

        return counters.Value.Take();
    }

    /// <summary>What one thread counts with.</summary>
    internal sealed class Use(Counters owner, BatchDecoder decoder) : IDisposable
    {
        public MemorySource Source => owner.Source;

        public BatchDecoder Decoder => decoder;

        public void Dispose() => owner.Return(decoder);
    }

    /// <summary>One setting's.</summary>
    internal sealed class Counters(MemorySetting setting, MemoryOptions options)
    {
        private readonly Lock gate = new();
        private readonly Stack<BatchDecoder> free = new();
        private Decoding.Decoder? first;

        public MemorySource Source { get; } = CircuitMemorySource.Create(setting, options.Bursts);

        public Use Take()
        {
            lock (gate)
            {
                if (free.TryPop(out BatchDecoder? decoder))
                    return new(this, decoder);
                // The first is kept to make forks of and not used itself.
                first ??= options.DecoderOf(setting).Create(Source.Model);
                return new(this, new(first.Fork(), 1));
            }
        }

        public void Return(BatchDecoder decoder)
        {
            lock (gate)
                free.Push(decoder);
        }
    }
}
