using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;

namespace Chrysalis.Extensions.Tests.Talking;

/// <summary>Keeps what it is given.</summary>
internal sealed class ToySink(Action<Frame>? seen = null) : IFrameSink
{
    public bool NeedsSound => false;

    public VideoFormat? Format { get; private set; }

    public SoundTrack? Sound { get; private set; }

    public List<byte[]> Frames { get; } = [];

    public bool Completed { get; private set; }

    public bool Disposed { get; private set; }

    public void Begin(VideoFormat format, SoundTrack? sound) => (Format, Sound) = (format, sound);

    public void Write(Frame frame)
    {
        Frames.Add([frame.Rgb[0], frame.Rgb[1], frame.Rgb[2]]);
        seen?.Invoke(frame);
    }

    public void Complete() => Completed = true;

    public void Dispose() => Disposed = true;
}
