using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Media.Sinks;

/// <summary>The sound that goes with frames: a file's or one in memory.</summary>
public sealed record SoundTrack
{
    private SoundTrack(string? file, Waveform? samples, TimeSpan length) => (File, Samples, Length) = (file, samples, length);

    /// <summary>The file; null when the sound is in memory.</summary>
    public string? File { get; }

    /// <summary>The sound in memory; null when it is a file's.</summary>
    public Waveform? Samples { get; }

    /// <summary>How much of it goes with the frames, from its beginning.</summary>
    public TimeSpan Length { get; }

    /// <summary>A file's sound, at its own rate and with its own channels.</summary>
    public static SoundTrack Of(string file, TimeSpan length)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new(file, null, length);
    }

    /// <summary>A sound in memory.</summary>
    public static SoundTrack Of(Waveform samples, TimeSpan length)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return new(null, samples, length);
    }
}
