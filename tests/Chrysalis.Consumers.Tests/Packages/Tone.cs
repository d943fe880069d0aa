namespace Chrysalis.Consumers.Tests.Packages;

/// <summary>A sound that rises and falls like speech, as a WAV file of 16 kHz.</summary>
internal static class Tone
{
    private const int Rate = 16000;

    /// <summary>The file's bytes.</summary>
    public static byte[] Of(int seconds)
    {
        int samples = seconds * Rate;
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + 2 * samples);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(2 * Rate);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(2 * samples);
        for (int i = 0; i < samples; i++)
            writer.Write((short)(9000 * Math.Sin(i * 0.08) * Math.Pow(Math.Sin(i * 0.0008), 2)));
        writer.Flush();
        return file.ToArray();
    }
}
