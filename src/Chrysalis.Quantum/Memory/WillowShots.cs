using Chrysalis.Quantum.Decoding;

namespace Chrysalis.Quantum.Memory;

/// <summary>The open shots of one experiment.</summary>
internal sealed class WillowShots(Stream events, ShotLayout layout, Stream truth, ShotFormat truthFormat, int observables) : IDisposable
{
    public ShotLayout Layout => layout;

    public ShotReader Events { get; } = new(events, ShotFormat.B8, layout);

    public ShotReader Truth { get; } = new(truth, truthFormat, new ShotLayout(0, 0, observables));

    public void Dispose()
    {
        events.Dispose();
        truth.Dispose();
    }
}
