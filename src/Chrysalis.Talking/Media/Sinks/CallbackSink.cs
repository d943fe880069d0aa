namespace Chrysalis.Talking.Media.Sinks;

/// <summary>Hands every frame to a function.</summary>
/// <param name="write">Takes a frame, which is valid during the call.</param>
/// <param name="begin">Takes size, rate and sound before the first frame; null needs no sound.</param>
public sealed class CallbackSink(Action<Frame> write, Action<VideoFormat, SoundTrack?>? begin = null) : IFrameSink
{
    /// <inheritdoc/>
    public bool NeedsSound => begin is not null;

    /// <inheritdoc/>
    public void Begin(VideoFormat format, SoundTrack? sound) => begin?.Invoke(format, sound);

    /// <inheritdoc/>
    public void Write(Frame frame) => write(frame);

    /// <inheritdoc/>
    public void Complete()
    {
        // The caller knows.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }
}
