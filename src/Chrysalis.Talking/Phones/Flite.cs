using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Phones;

/// <summary>
/// The speech synthesiser flite (Black and Lenzo 2001; Debian's package <c>flite</c>), run as a program: it tells when it says which
/// phone. Needed only to train the motion anew.
/// </summary>
internal static class Flite
{
    private static readonly string[] AllVoices = ["awb", "rms", "slt", "kal16"];
    private static readonly ConcurrentDictionary<string, SpokenPhone[]> Words = new();

    /// <summary>Its voices: two men of Scotland and America, a woman, and a machine of another kind.</summary>
    public static IReadOnlyList<string> Voices => AllVoices;

    /// <summary>Says a text.</summary>
    /// <param name="voice">One of <see cref="Voices"/>.</param>
    /// <param name="text">Words of letters.</param>
    /// <param name="stretch">How much longer than usual.</param>
    /// <param name="pitchHz">Mean pitch.</param>
    /// <returns>The sound at 16 kHz and its phones in order.</returns>
    /// <exception cref="SpeechException">The program is missing or fails.</exception>
    public static (float[] Sound, SpokenPhone[] Phones) Say(string voice, string text, double stretch, double pitchHz)
    {
        string path = Path.Combine(Path.GetTempPath(), $"chrysalis-{Guid.NewGuid():n}.wav");
        try
        {
            SpokenPhone[] phones = Run(
                "-voice", voice, "--setf", "duration_stretch=" + Text(stretch), "--setf", "int_f0_target_mean=" + Text(pitchHz),
                "-psdur", "-t", text, "-o", path);
            return (AudioReader.Read(path, Waveform.SpeechRateHz).Samples, phones);
        }
        finally
        {
            File.Delete(path);
        }

        static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
    }

    /// <summary>The phones of one word, without the silence around it; times from 0.</summary>
    /// <exception cref="SpeechException">The program is missing or fails.</exception>
    public static IReadOnlyList<SpokenPhone> Pronounce(string word) => Words.GetOrAdd(word, text =>
    {
        SpokenPhone[] phones = [.. Run("-psdur", "-t", text, "none").Where(phone => phone.Name != "pau")];
        double start = phones.Length == 0 ? 0 : phones[0].Start;
        return [.. phones.Select(phone => phone with { Start = phone.Start - start, End = phone.End - start })];
    });

    private static SpokenPhone[] Run(params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("flite", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            string told = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            SpokenPhone[] phones = [.. Parse(told)];
            return process.ExitCode == 0 && phones.Length > 0
                ? phones
                : throw new SpeechException($"'flite {string.Join(' ', arguments)}' failed: its voices are needed to train motion anew.");
        }
        catch (Win32Exception error)
        {
            throw new SpeechException(
                "flite is missing, whose voices are needed to train motion anew: install it, or begin with trained weights.", error)
            {
                NotInstalled = "flite", Settings = ["From"],
            };
        }
    }

    /// <summary>Reads <c>pau:0.164 hh:0.255 ...</c>: each phone with its end.</summary>
    private static IEnumerable<SpokenPhone> Parse(string told)
    {
        double start = 0;
        foreach (string item in told.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = item.Split(':');
            if (parts.Length != 2 || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double end))
                continue;
            yield return new(parts[0], start, end);
            start = end;
        }
    }
}
