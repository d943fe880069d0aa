namespace Chrysalis.Talking.Media.Sinks;

/// <summary>
/// A video file with its sound; it appears under its name only when it is whole. Not for use from several threads at once.
/// </summary>
/// <param name="path">The file; its extension chooses the container.</param>
/// <param name="encoding">Codec and quality.</param>
public sealed class VideoFileSink(string path, VideoEncoding encoding) : IFrameSink
{
    private readonly string path = path ?? throw new ArgumentNullException(nameof(path));
    private readonly VideoEncoding encoding = encoding ?? throw new ArgumentNullException(nameof(encoding));
    private readonly SinkOrder order = new(typeof(VideoFileSink));
    private SoundFile? sound;
    private VideoWriter? writer;

    /// <inheritdoc/>
    public bool NeedsSound => true;

    /// <inheritdoc/>
    /// <exception cref="MediaException">The folder cannot be written, or the codec or container is unknown.</exception>
    public void Begin(VideoFormat format, SoundTrack? sound)
    {
        ArgumentNullException.ThrowIfNull(format);
        order.Begin();
        this.sound = sound is null ? null : new(sound);
        writer = new(path, format.Width, format.Height, format.Rate, encoding, this.sound?.Path, sound?.Length);
    }

    /// <inheritdoc/>
    public void Write(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        order.RequireBegun();
        writer!.Write(frame);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        order.RequireBegun();
        writer!.Complete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        order.End();
        writer?.Dispose();
        sound?.Dispose();
    }
}
