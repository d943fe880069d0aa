using System.Collections.Concurrent;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// Sounds that were decoded to find out whether they can be, kept until they are spoken: two minutes of them in all, each taken once and
/// only where its file has not changed. May be shared between threads.
/// </summary>
internal static class CheckedSounds
{
    private const int MostSamples = 120 * Waveform.SpeechRateHz;

    private static readonly ConcurrentDictionary<(string Path, long Length, DateTime Written), (Waveform, IReadOnlyList<string>)> Kept =
        new();

    private static int keptSamples;

    /// <summary>Decodes a sound to its end.</summary>
    /// <exception cref="MediaException">It cannot be read to its end, or holds samples that are no numbers.</exception>
    public static void Check(string path, CancellationToken cancellation)
    {
        var (key, blocks, count) = (KeyOf(path), new List<float[]>(), 0L);
        using AudioSource source = AudioSource.Open(path, Waveform.SpeechRateHz, cancellation);
        foreach (float[] block in AudioReader.BlocksOf(source, cancellation))
        {
            count += block.Length;
            if (count + Volatile.Read(ref keptSamples) > MostSamples)
                blocks.Clear();
            else
                blocks.Add(block);
        }

        if (blocks.Count == 0 || key != KeyOf(path))
            return;
        var samples = new float[blocks.Sum(block => block.Length)];
        if (samples.Length == count && Kept.TryAdd(key, (new(Joined(blocks, samples), Waveform.SpeechRateHz), source.Notes)))
            Interlocked.Add(ref keptSamples, samples.Length);
    }

    /// <summary>The sound of a file that was checked and has not changed since, with what was chosen of it; it is kept no longer.</summary>
    public static (Waveform Sound, IReadOnlyList<string> Notes)? Take(string path)
    {
        if (!File.Exists(path) || !Kept.TryRemove(KeyOf(path), out (Waveform Sound, IReadOnlyList<string> Notes) kept))
            return null;
        Interlocked.Add(ref keptSamples, -kept.Sound.Samples.Length);
        return kept;
    }

    private static (string Path, long Length, DateTime Written) KeyOf(string path)
    {
        var file = new FileInfo(path);
        return (file.FullName, file.Exists ? file.Length : 0, file.LastWriteTimeUtc);
    }

    private static float[] Joined(List<float[]> blocks, float[] samples)
    {
        int at = 0;
        foreach (float[] block in blocks)
        {
            block.CopyTo(samples, at);
            at += block.Length;
        }

        return samples;
    }
}
