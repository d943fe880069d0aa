using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.MemoryExperiment.Willow;

/// <summary>The open shots of one experiment: observables follow the events, or have a stream of their own.</summary>
internal sealed class WillowShots(
    Stream events, ShotLayout layout, Stream? truth = null, ShotFormat truthFormat = ShotFormat.B8, int observables = 0) : IDisposable
{
    public ShotLayout Layout => layout;

    public ShotReader Events { get; } = new(events, ShotFormat.B8, layout);

    public ShotReader? Truth { get; } = truth is null ? null : new(truth, truthFormat, new ShotLayout(0, 0, observables));

    public void Dispose()
    {
        events.Dispose();
        truth?.Dispose();
    }
}
