namespace Chrysalis.Talking.Media.Sinks;

/// <summary>Hands every frame to a function. Not for use from several threads at once.</summary>
/// <param name="write">Takes a frame, which is valid during the call.</param>
/// <param name="begin">Takes size, rate and sound before the first frame; null needs no sound.</param>
public sealed class CallbackSink(Action<Frame> write, Action<VideoFormat, SoundTrack?>? begin = null) : IFrameSink
{
    private readonly Action<Frame> write = write ?? throw new ArgumentNullException(nameof(write));
    private readonly SinkOrder order = new(typeof(CallbackSink));

    /// <inheritdoc/>
    public bool NeedsSound => begin is not null;

    /// <inheritdoc/>
    public void Begin(VideoFormat format, SoundTrack? sound)
    {
        ArgumentNullException.ThrowIfNull(format);
        order.Begin();
        begin?.Invoke(format, sound);
    }

    /// <inheritdoc/>
    public void Write(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        order.RequireBegun();
        write(frame);
    }

    /// <inheritdoc/>
    public void Complete() => order.RequireBegun();

    /// <inheritdoc/>
    public void Dispose() => order.End();
}
