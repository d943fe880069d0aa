using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Media.Sinks;

/// <summary>A sound track as a file that ffmpeg can read: the file itself, or a temporary WAV of samples in memory.</summary>
internal sealed class SoundFile : IDisposable
{
    // Never completed: it goes with this, and what a killed run left goes with the next one.
    private readonly PendingFile? temporary;

    public SoundFile(SoundTrack sound)
    {
        temporary = sound.File is null ? new(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "chrysalis.wav")) : null;
        Path = sound.File ?? temporary!.TemporaryPath;
        if (temporary is not null)
            Write(sound.Samples!);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    public void Dispose() => temporary?.Dispose();

    // 32-bit floating-point WAV (format 3), one channel.
    private void Write(Waveform sound)
    {
        using var writer = new BinaryWriter(File.Create(Path));
        int bytes = checked(sound.Samples.Length * sizeof(float));
        writer.Write("RIFF"u8);
        writer.Write(36 + bytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)3);
        writer.Write((short)1);
        writer.Write(sound.SampleRateHz);
        writer.Write(sound.SampleRateHz * sizeof(float));
        writer.Write((short)sizeof(float));
        writer.Write((short)32);
        writer.Write("data"u8);
        writer.Write(bytes);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(sound.Samples.AsSpan()));
    }
}
