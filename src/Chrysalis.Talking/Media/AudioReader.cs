using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Media;

/// <summary>Reads the sound of any file that ffmpeg can read, mixed to one channel.</summary>
public static class AudioReader
{
    private const int MostMinutes = 240;

    /// <summary>
    /// The whole sound at the rate asked for. Sample 0 is the moment the first picture is shown (of a sound file: its first sample):
    /// sound that starts late is preceded by silence, sound before the first picture is cut.
    /// </summary>
    /// <exception cref="MediaException">The file cannot be read, has no sound, or has no sample in it.</exception>
    public static Waveform Read(string path, int sampleRateHz = Waveform.SpeechRateHz)
    {
        MediaInfo info = MediaProbe.Probe(path).RequireAudio();
        using Process process = FfmpegTools.Start("ffmpeg", Arguments(info, sampleRateHz));
        var errors = new ErrorTail(process);
        float[] samples = ReadSamples(process, (long)MostMinutes * 60 * sampleRateHz);
        process.WaitForExit();
        if (samples.Length == 0)
            throw new MediaException($"'{path}' holds no sound sample: it is empty or damaged ({errors.Last}).");
        return new Waveform(samples, sampleRateHz);
    }

    private static List<string> Arguments(MediaInfo info, int sampleRateHz)
    {
        // async=1 fills gaps and drops overlaps by timestamp, so that sound stays with the picture to the end of a long file.
        string filter = $"{info.SoundAlignment}aresample={sampleRateHz}:async=1:filter_size=64:cutoff=0.97";
        return
        [
            "-nostdin", "-v", "error", .. FfmpegTools.LocalOnly, "-i", FfmpegTools.Url(info.Path), "-map", "0:a:0", "-vn",
            "-af", filter, "-ac", "1", "-ar", sampleRateHz.ToString(CultureInfo.InvariantCulture), "-f", "f32le", "pipe:1",
        ];
    }

    private static float[] ReadSamples(Process process, long most)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        Stream output = process.StandardOutput.BaseStream;
        int read;
        while ((read = output.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most * sizeof(float))
            {
                FfmpegTools.Stop(process);
                throw new MediaException($"The sound is longer than {MostMinutes} minutes: cut it into parts.");
            }
        }

        return MemoryMarshal.Cast<byte, float>(bytes.GetBuffer().AsSpan(0, (int)(bytes.Length / sizeof(float) * sizeof(float)))).ToArray();
    }
}
