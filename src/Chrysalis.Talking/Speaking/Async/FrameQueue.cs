using System.Threading.Channels;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;

namespace Chrysalis.Talking.Speaking.Async;

/// <summary>Hands copies of the frames to whoever waits for them; the speaker waits while a few are not yet taken.</summary>
internal sealed class FrameQueue(ChannelWriter<Frame> frames, CancellationToken cancellation) : IFrameSink
{
    /// <summary>Frames that may wait.</summary>
    public const int Capacity = 4;

    public bool NeedsSound => false;

    public void Begin(VideoFormat format, SoundTrack? sound)
    {
        // The frames bear their size.
    }

    public void Write(Frame frame)
    {
        Frame copy = frame.Clone();
        while (!frames.TryWrite(copy))
            frames.WaitToWriteAsync(cancellation).AsTask().GetAwaiter().GetResult();
    }

    public void Complete()
    {
        // Whoever reads hears of the end, good or bad, from the speech itself.
    }

    public void Dispose() => frames.TryComplete();
}
