namespace Chrysalis.Cli.Tests.Stopping;

/// <summary>Sound to speak where no recording is at hand.</summary>
internal static class Wave
{
    private const int RateHz = 16000;

    /// <summary>Bursts of noise in the rhythm of syllables, as a WAV file made once.</summary>
    public static string Babble(string file, int seconds)
    {
        if (File.Exists(file))
            return file;
        var random = new Random(1);
        using var writer = new BinaryWriter(File.Create(file));
        int bytes = seconds * RateHz * sizeof(short);
        writer.Write("RIFF"u8);
        writer.Write(36 + bytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(RateHz);
        writer.Write(RateHz * sizeof(short));
        writer.Write((short)sizeof(short));
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(bytes);
        double low = 0;
        for (int i = 0; i < seconds * RateHz; i++)
        {
            double syllable = Math.Max(0, Math.Sin(2 * Math.PI * 4 * i / RateHz));
            low += 0.2 * (random.NextDouble() - 0.5 - low);
            writer.Write((short)(20000 * syllable * (low + 0.3 * Math.Sin(2 * Math.PI * 140 * i / RateHz))));
        }

        return file;
    }
}
