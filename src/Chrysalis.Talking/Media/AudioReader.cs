using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Media;

/// <summary>Reads the sound of any file that ffmpeg can read, mixed to one channel.</summary>
public static class AudioReader
{
    private const int MostMinutes = 240;
    private const int PortionSamples = 1 << 14;

    /// <summary>The whole sound at the rate asked for, as <see cref="AudioSource.Open(string, int)"/> gives it.</summary>
    /// <exception cref="MediaException">The file cannot be read, has no sound, has no sample in it, or is longer than four
    /// hours.</exception>
    /// <exception cref="OperationCanceledException">Reading was stopped.</exception>
    public static Waveform Read(
        string path, int sampleRateHz = Waveform.SpeechRateHz, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        return ReadNoted(path, sampleRateHz, cancellation).Sound;
    }

    /// <summary>The same, with what was chosen of the sound, a sentence each.</summary>
    /// <inheritdoc cref="Read"/>
    internal static (Waveform Sound, IReadOnlyList<string> Notes) ReadNoted(string path, int sampleRateHz, CancellationToken cancellation)
    {
        using AudioSource sound = AudioSource.Open(path, sampleRateHz, cancellation);
        try
        {
            return (sound.ReadToEnd(cancellation), sound.Notes);
        }
        catch (SpeechException error)
        {
            throw TooLong(error);
        }
    }

    /// <summary>The same samples as they are decoded, in blocks of up to 16384: memory does not grow with the sound.</summary>
    /// <inheritdoc cref="Read"/>
    internal static IEnumerable<float[]> ReadBlocks(
        string path, int sampleRateHz = Waveform.SpeechRateHz, CancellationToken cancellation = default)
    {
        using AudioSource sound = AudioSource.Open(path, sampleRateHz, cancellation);
        foreach (float[] block in BlocksOf(sound, cancellation))
            yield return block;
    }

    /// <summary>The same of a sound that is open.</summary>
    /// <inheritdoc cref="Read"/>
    internal static IEnumerable<float[]> BlocksOf(AudioSource sound, CancellationToken cancellation)
    {
        long count = 0;
        while (sound.ReadToEnd(PortionSamples, cancellation).Samples is { Length: > 0 } block)
        {
            count += block.Length;
            if (count > (long)MostMinutes * 60 * sound.RateHz)
                throw TooLong(null);
            yield return block;
        }
    }

    private static MediaException TooLong(Exception? inner) =>
        new($"The sound is longer than {MostMinutes} minutes: cut it into parts.", inner!);
}
