namespace Chrysalis.Talking.Media.Sinks;

/// <summary>
/// A Matroska video with its sound into a stream as it is encoded: a pipe to a player or to another ffmpeg. Not for use from several
/// threads at once.
/// </summary>
/// <param name="stream">Takes it, on a thread of its own until the video is complete; it stays the caller's.</param>
/// <param name="name">How the user knows the stream, for messages.</param>
/// <param name="encoding">Codec and quality.</param>
public sealed class MatroskaStreamSink(Stream stream, string name, VideoEncoding encoding) : IFrameSink
{
    private readonly Stream stream = stream ?? throw new ArgumentNullException(nameof(stream));
    private readonly string name = name ?? throw new ArgumentNullException(nameof(name));
    private readonly VideoEncoding encoding = encoding ?? throw new ArgumentNullException(nameof(encoding));
    private readonly SinkOrder order = new(typeof(MatroskaStreamSink));
    private SoundFile? soundFile;
    private FrameEncoder? encoder;
    private Thread? pump;
    private Exception? failure;

    /// <inheritdoc/>
    public bool NeedsSound => true;

    /// <inheritdoc/>
    /// <exception cref="MediaException">The codec is unknown, or the sound cannot be read.</exception>
    public void Begin(VideoFormat format, SoundTrack? sound)
    {
        ArgumentNullException.ThrowIfNull(format);
        order.Begin();
        soundFile = sound is null ? null : new(sound);
        encoder = new(
            name, format, FrameEncoder.Arguments(format, encoding, ".mkv", ["-f", "matroska", "pipe:1"], soundFile?.Path, sound?.Length));
        pump = new(Pump) { IsBackground = true, Name = "video to stream" };
        pump.Start();
    }

    /// <inheritdoc/>
    /// <exception cref="MediaException">The encoder gave up, or nobody reads the stream any more.</exception>
    public void Write(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        order.RequireBegun();
        RequireReader();
        encoder!.Write(frame);
    }

    /// <inheritdoc/>
    /// <exception cref="MediaException">The encoder gave up, or nobody reads the stream any more.</exception>
    public void Complete()
    {
        order.RequireBegun();
        encoder!.Complete();
        pump!.Join();
        RequireReader();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        order.End();
        encoder?.Dispose();
        pump?.Join();
        soundFile?.Dispose();
    }

    private void Pump()
    {
        Stream output = encoder!.Output;
        var block = new byte[1 << 16];
        try
        {
            // What is left is read to the end even when nobody takes it, so that the encoder never waits for a reader.
            while (output.Read(block) is > 0 and int count)
            {
                if (failure is null)
                    Pass(block.AsSpan(0, count));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            failure ??= error;
        }
    }

    private void Pass(ReadOnlySpan<byte> block)
    {
        try
        {
            stream.Write(block);
            stream.Flush();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            failure = error;
        }
    }

    private void RequireReader()
    {
        if (failure is not null)
            throw new MediaException($"'{name}' takes no more video ({failure.Message.TrimEnd('.')}): its reader has ended.", failure);
    }
}
