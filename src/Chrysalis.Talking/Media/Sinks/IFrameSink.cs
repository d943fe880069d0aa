namespace Chrysalis.Talking.Media.Sinks;

/// <summary>
/// Where the frames of one video go: a file, a folder of pictures, a pipe, a browser. Calls come in the order begin, write, complete,
/// dispose, one after another; without complete, what was written is given up.
/// </summary>
public interface IFrameSink : IDisposable
{
    /// <summary>
    /// Whether the sound must be known before the first frame. A live speech is then heard to its end first; a sink that needs none gets
    /// its frames while the speech is spoken.
    /// </summary>
    bool NeedsSound { get; }

    /// <summary>Begins.</summary>
    /// <param name="format">Size and rate of every frame.</param>
    /// <param name="sound">The sound that goes with them; null when it is not known.</param>
    void Begin(VideoFormat format, SoundTrack? sound);

    /// <summary>Takes the next frame, which is the caller's again after the call.</summary>
    void Write(Frame frame);

    /// <summary>All frames were written.</summary>
    void Complete();
}
