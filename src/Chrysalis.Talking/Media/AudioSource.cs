using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Media;

/// <summary>
/// The sound of anything that ffmpeg can read, mixed to one channel, as it is decoded. Not for use from several threads at once.
/// </summary>
public sealed class AudioSource : ISpeechSource, IDisposable
{
    private readonly Process process;
    private readonly ErrorTail errors;
    private readonly string name;
    private readonly Lifetime lifetime;
    private bool any;

    private AudioSource(Process process, string name, int rateHz)
    {
        (this.process, this.name, RateHz) = (process, name, rateHz);
        errors = new ErrorTail(process);
        lifetime = new(nameof(AudioSource), process.Dispose);
    }

    /// <inheritdoc/>
    public int RateHz { get; }

    /// <summary>
    /// The sound of a file. Sample 0 is the moment the first picture is shown (of a sound file: its first sample): sound that starts late
    /// is preceded by silence, sound before the first picture is cut.
    /// </summary>
    /// <exception cref="MediaException">The file cannot be read or has no sound.</exception>
    public static AudioSource Open(string path, int sampleRateHz = Waveform.SpeechRateHz)
    {
        MediaInfo info = MediaProbe.Probe(path).RequireAudio();
        return new(
            FfmpegTools.Start("ffmpeg", Arguments(FfmpegTools.Url(info.Path), info.SoundAlignment, sampleRateHz)), $"'{path}'",
            sampleRateHz);
    }

    /// <summary>The sound of a stream with any header ffmpeg knows, such as a WAV or MP3 through a pipe; its first sound track.</summary>
    /// <param name="stream">Read on a thread of its own until it ends or this is disposed; it stays the caller's.</param>
    /// <param name="name">How the user knows it, for messages.</param>
    /// <param name="sampleRateHz">Samples a second to convert to.</param>
    public static AudioSource Open(Stream stream, string name, int sampleRateHz = Waveform.SpeechRateHz)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Process process = FfmpegTools.Start("ffmpeg", Arguments("pipe:0", "", sampleRateHz), input: true);
        var pump = new Thread(() => Feed(stream, process.StandardInput)) { IsBackground = true, Name = "sound to ffmpeg" };
        pump.Start();
        return new(process, name, sampleRateHz);
    }

    /// <inheritdoc/>
    /// <exception cref="MediaException">There is no sample at all.</exception>
    public int Read(Span<float> block, CancellationToken cancellation)
    {
        using Lifetime.Use use = lifetime.Hold();
        cancellation.ThrowIfCancellationRequested();
        using CancellationTokenRegistration _ = cancellation.Register(() => FfmpegTools.Kill(process));
        int count = process.StandardOutput.BaseStream.ReadAtLeast(MemoryMarshal.AsBytes(block), sizeof(float), throwOnEndOfStream: false);
        if (count % sizeof(float) is > 0 and int part)
            count += process.StandardOutput.BaseStream.ReadAtLeast(
                MemoryMarshal.AsBytes(block)[count..], sizeof(float) - part, throwOnEndOfStream: false);
        cancellation.ThrowIfCancellationRequested();
        count /= sizeof(float);
        if (count == 0 && !any)
        {
            FfmpegTools.WaitForEnd(process, cancellation);
            throw new MediaException($"{name} holds no sound sample: it is empty or damaged ({errors.Last}).");
        }

        any = true;
        return count;
    }

    /// <summary>Ends the decoder; a reader on another thread comes to the sound's end.</summary>
    public void Dispose()
    {
        if (!lifetime.HasEnded)
            FfmpegTools.Kill(process);
        lifetime.End();
    }

    private static void Feed(Stream stream, StreamWriter input)
    {
        try
        {
            stream.CopyTo(input.BaseStream);
            input.Close();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The decoder has ended, by itself or with its owner, or the stream broke off: what was decoded until then counts.
            TryClose(input);
        }
    }

    private static void TryClose(StreamWriter input)
    {
        try
        {
            input.Close();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // It is closed.
        }
    }

    private static List<string> Arguments(string input, string alignment, int sampleRateHz)
    {
        // async=1 fills gaps and drops overlaps by timestamp, so that sound stays with the picture to the end of a long file.
        string filter = $"{alignment}aresample={sampleRateHz}:async=1:filter_size=64:cutoff=0.97";
        return
        [
            "-nostdin", "-v", "error", .. FfmpegTools.LocalOnly, "-i", input, "-map", "0:a:0", "-vn",
            "-af", filter, "-ac", "1", "-ar", sampleRateHz.ToString(CultureInfo.InvariantCulture), "-f", "f32le", "pipe:1",
        ];
    }
}
