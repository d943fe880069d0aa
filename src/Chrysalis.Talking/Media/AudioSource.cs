using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Talking.Media.Streams;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Media;

/// <summary>
/// The sound of anything that ffmpeg can read, mixed to one channel, as it is decoded. Not for use from several threads at once.
/// </summary>
public sealed class AudioSource : ISpeechSource, IDisposable
{
    /// <summary>A sound that lacks more than the rest of this share is refused; less is a damaged end, which passes.</summary>
    private const double LeastPart = 0.9;

    /// <summary>Full scale is 1; sound recorded too loud goes some way beyond.</summary>
    private const float MostLevel = 1000;

    private readonly Process process;
    private readonly ErrorTail errors;
    private readonly string name;
    private readonly TimeSpan stated;
    private readonly Lifetime lifetime;
    private long heard;

    private AudioSource(Process process, string name, int rateHz, TimeSpan stated = default)
    {
        (this.process, this.name, RateHz, this.stated) = (process, name, rateHz, stated);
        errors = new ErrorTail(process);
        lifetime = new(typeof(AudioSource), process.Dispose);
    }

    /// <inheritdoc/>
    public int RateHz { get; }

    /// <summary>What was chosen of the sound, a sentence each.</summary>
    internal IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>
    /// The sound of a file. Sample 0 is the moment the first picture is shown (of a sound file: its first sample): sound that starts late
    /// is preceded by silence, sound before the first picture is cut.
    /// </summary>
    /// <exception cref="MediaException">The file cannot be read or has no sound.</exception>
    public static AudioSource Open(string path, int sampleRateHz = Waveform.SpeechRateHz) =>
        Open(path, sampleRateHz, CancellationToken.None);

    /// <inheritdoc cref="Open(string, int)"/>
    internal static AudioSource Open(string path, int sampleRateHz, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        MediaInfo info = MediaProbe.Probe(path).RequireAudio();
        SoundTrackInfo track = info.Sound;
        // The usual mix is decoded while the channels are compared: both take as long as their program takes to start.
        Process decoder = Decoder("");
        int? channel;
        try
        {
            channel = CancellingChannels.LouderOf(info, cancellation);
        }
        catch
        {
            FfmpegTools.Stop(decoder);
            throw;
        }

        if (channel is { } one)
        {
            FfmpegTools.Stop(decoder);
            decoder = Decoder($"pan=mono|c0=c{one},");
        }

        List<string> notes = [];
        if (track.Count > 1)
            notes.Add($"'{path}' has {track.Count} sound tracks: the one that the file prefers is heard, number {track.Index}.");
        if (channel is { } louder)
            notes.Add($"The two channels of '{path}' cancel each other: only the {(louder == 0 ? "left" : "right")} one is heard.");
        return new(decoder, $"'{path}'", sampleRateHz, info.Duration) { Notes = notes };

        Process Decoder(string mix) => FfmpegTools.Start("ffmpeg", Arguments(
            FfmpegTools.Url(info.Path), track.Decoding, $"0:{track.Index}", info.SoundAlignment + mix, sampleRateHz));
    }

    /// <summary>The sound of a stream with any header ffmpeg knows, such as a WAV or MP3 through a pipe; its first sound track.</summary>
    /// <param name="stream">Read on a thread of its own until it ends or this is disposed; it stays the caller's.</param>
    /// <param name="name">How the user knows it, for messages.</param>
    /// <param name="sampleRateHz">Samples a second to convert to.</param>
    public static AudioSource Open(Stream stream, string name, int sampleRateHz = Waveform.SpeechRateHz)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        Process process = FfmpegTools.Start("ffmpeg", Arguments("pipe:0", [], "0:a:0", "", sampleRateHz), input: true);
        var pump = new Thread(() => Feed(stream, process.StandardInput)) { IsBackground = true, Name = "sound to ffmpeg" };
        pump.Start();
        return new(process, name, sampleRateHz);
    }

    /// <inheritdoc/>
    /// <exception cref="MediaException">There is no sample at all, one is no number, or the sound breaks off.</exception>
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
        if (count == 0)
            RequireWhole();
        RequireNumbers(block[..count]);
        heard += count;
        return count;
    }

    /// <summary>Ends the decoder; a reader on another thread comes to the sound's end.</summary>
    public void Dispose()
    {
        if (!lifetime.HasEnded)
            FfmpegTools.Kill(process);
        lifetime.End();
    }

    private void RequireWhole()
    {
        FfmpegTools.WaitForEnd(process);
        if (heard == 0)
            throw new MediaException($"{name} holds no sound sample: it is empty or damaged ({errors.Last}).");
        double seconds = heard / (double)RateHz;
        bool isCut = (errors.Says("partial file") || errors.Says("ended prematurely")) && seconds < LeastPart * stated.TotalSeconds;
        if (process.ExitCode != 0 || isCut)
            throw new MediaException(string.Create(CultureInfo.InvariantCulture,
                $"The sound of {name} breaks off after {seconds:0.0} s ({errors.Last}): copy or export it again."));
    }

    // A file of floating-point samples can hold anything; every feature made of it would be lost.
    private void RequireNumbers(ReadOnlySpan<float> samples)
    {
        foreach (float sample in samples)
        {
            if (!(MathF.Abs(sample) <= MostLevel))
                throw new MediaException(string.Create(CultureInfo.InvariantCulture,
                    $"The sound of {name} holds samples that are none (NaN, infinite or far beyond full scale), from ")
                    + string.Create(CultureInfo.InvariantCulture, $"{heard / (double)RateHz:0.0} s on: export it again."));
        }
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

    private static List<string> Arguments(
        string input, IReadOnlyList<string> decoding, string track, string alignment, int sampleRateHz)
    {
        // async=1 fills gaps and drops overlaps by timestamp, so that sound stays with the picture to the end of a long file.
        string filter = $"{alignment}aresample={sampleRateHz}:async=1:filter_size=64:cutoff=0.97";
        return
        [
            "-nostdin", "-v", "error", .. FfmpegTools.LocalOnly, .. decoding, "-i", input, "-map", track, "-vn",
            "-af", filter, "-ac", "1", "-ar", sampleRateHz.ToString(CultureInfo.InvariantCulture), "-f", "f32le", "pipe:1",
        ];
    }
}
