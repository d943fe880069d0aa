namespace Chrysalis.Cli.Tests.Talk.Shapes;

/// <summary>Something like speech: a tone that comes and goes for a second, then a second of silence.</summary>
internal static class SpokenTone
{
    private const int RateHz = 16000;

    public static string Write(string path)
    {
        using var file = new BinaryWriter(File.Create(path));
        file.Write("RIFF"u8);
        file.Write(36 + 4 * RateHz);
        file.Write("WAVEfmt "u8);
        file.Write(16);
        file.Write((short)1);
        file.Write((short)1);
        file.Write(RateHz);
        file.Write(2 * RateHz);
        file.Write((short)2);
        file.Write((short)16);
        file.Write("data"u8);
        file.Write(4 * RateHz);
        for (int i = 0; i < 2 * RateHz; i++)
            file.Write((short)(i < RateHz ? 8000 * Math.Sin(i * 0.1) * (1 + Math.Sin(i * 0.002)) : 0));
        return path;
    }
}
