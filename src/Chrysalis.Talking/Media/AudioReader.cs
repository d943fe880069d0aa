using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Media;

/// <summary>Reads the sound of any file that ffmpeg can read, mixed to one channel.</summary>
public static class AudioReader
{
    private const int MostMinutes = 240;

    /// <summary>The whole sound at the rate asked for, as <see cref="AudioSource.Open(string, int)"/> gives it.</summary>
    /// <exception cref="MediaException">The file cannot be read, has no sound, has no sample in it, or is longer than four hours.</exception>
    public static Waveform Read(string path, int sampleRateHz = Waveform.SpeechRateHz)
    {
        using AudioSource sound = AudioSource.Open(path, sampleRateHz);
        try
        {
            return sound.ReadToEnd(CancellationToken.None);
        }
        catch (SpeechException error)
        {
            throw new MediaException($"The sound is longer than {MostMinutes} minutes: cut it into parts.", error);
        }
    }
}
