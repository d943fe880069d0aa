using System.Buffers.Binary;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Media;

/// <summary>WAV files of 16-bit samples in one channel, which every tool reads.</summary>
public static class WaveFile
{
    private const int HeaderBytes = 44, SampleBytes = sizeof(short);

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sound">The samples; what is beyond -1 to 1 is cut off.</param>
    public static void Write(string path, Waveform sound)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(sound);
        int data = checked(sound.Samples.Length * SampleBytes);
        var bytes = new byte[checked(HeaderBytes + data)];
        "RIFF"u8.CopyTo(bytes);
        Int(4, bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        Int(16, 16);
        Int(20, 1 | 1 << 16);
        Int(24, sound.SampleRateHz);
        Int(28, sound.SampleRateHz * SampleBytes);
        Int(32, SampleBytes | 8 * SampleBytes << 16);
        "data"u8.CopyTo(bytes.AsSpan(36));
        Int(40, data);
        for (int i = 0; i < sound.Samples.Length; i++)
        {
            float sample = float.IsFinite(sound.Samples[i]) ? Math.Clamp(sound.Samples[i], -1, 1) : 0;
            BinaryPrimitives.WriteInt16LittleEndian(
                bytes.AsSpan(HeaderBytes + i * SampleBytes), (short)MathF.Round(sample * short.MaxValue));
        }

        AtomicFile.Write(path, stream => stream.Write(bytes));

        void Int(int place, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), value);
    }
}
