namespace Chrysalis.Talking.Media.Sinks;

/// <summary>
/// Raw frames (packed 8-bit RGB, rows from top to bottom) one after another into a stream, without sound. Not for use from several threads
/// at once.
/// </summary>
/// <param name="stream">Takes them; it stays the caller's.</param>
public sealed class RawVideoSink(Stream stream) : IFrameSink
{
    private readonly Stream stream = stream ?? throw new ArgumentNullException(nameof(stream));
    private readonly SinkOrder order = new(typeof(RawVideoSink));

    /// <inheritdoc/>
    public bool NeedsSound => false;

    /// <inheritdoc/>
    public void Begin(VideoFormat format, SoundTrack? sound)
    {
        ArgumentNullException.ThrowIfNull(format);
        // There is no header.
        order.Begin();
    }

    /// <inheritdoc/>
    public void Write(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        order.RequireBegun();
        stream.Write(frame.Rgb);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        order.RequireBegun();
        stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => order.End(); // The stream is the caller's.
}
