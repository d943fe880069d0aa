using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Media;

/// <summary>Reads the sound of any file that ffmpeg can read, mixed to one channel.</summary>
public static class AudioReader
{
    private const int MostMinutes = 240;
    private const int PortionSamples = 1 << 14;

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

    /// <summary>The same samples as they are decoded, in blocks of up to 16384: memory does not grow with the sound.</summary>
    /// <inheritdoc cref="Read"/>
    internal static IEnumerable<float[]> ReadBlocks(string path, int sampleRateHz = Waveform.SpeechRateHz)
    {
        MediaInfo info = MediaProbe.Probe(path).RequireAudio();
        using Process process = FfmpegTools.Start("ffmpeg", Arguments(info, sampleRateHz));
        try
        {
            var errors = new ErrorTail(process);
            long count = 0;
            float[] block;
            do
            {
                block = ReadBlock(process.StandardOutput.BaseStream);
                count += block.Length;
                if (count > (long)MostMinutes * 60 * sampleRateHz)
                    throw new MediaException($"The sound is longer than {MostMinutes} minutes: cut it into parts.");
                if (block.Length > 0)
                    yield return block;
            }
            while (block.Length == PortionSamples);

            process.WaitForExit();
            if (count == 0)
                throw new MediaException($"'{path}' holds no sound sample: it is empty or damaged ({errors.Last}).");
        }
        finally
        {
            FfmpegTools.Stop(process);
        }
    }

    private static float[] ReadBlock(Stream output)
    {
        var block = new float[PortionSamples];
        int read = output.ReadAtLeast(MemoryMarshal.AsBytes(block.AsSpan()), PortionSamples * sizeof(float), throwOnEndOfStream: false) / sizeof(float);
        return read == block.Length ? block : block[..read];
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

    /// <summary>Collects portions, and joins them once: a list that doubles would hold three times the sound.</summary>
    private static float[] ReadSamples(Process process, long most)
    {
        var portions = new List<float[]>();
        Stream output = process.StandardOutput.BaseStream;
        int last;
        do
        {
            var portion = new float[PortionSamples];
            last = output.ReadAtLeast(MemoryMarshal.AsBytes(portion.AsSpan()), PortionSamples * sizeof(float), throwOnEndOfStream: false) / sizeof(float);
            portions.Add(portion);
            if ((long)portions.Count * PortionSamples > most)
            {
                FfmpegTools.Stop(process);
                throw new MediaException($"The sound is longer than {MostMinutes} minutes: cut it into parts.");
            }
        }
        while (last == PortionSamples);

        var samples = new float[(portions.Count - 1) * PortionSamples + last];
        for (int i = 0; i < portions.Count; i++)
            portions[i].AsSpan(0, i == portions.Count - 1 ? last : PortionSamples).CopyTo(samples.AsSpan(i * PortionSamples));
        return samples;
    }
}
