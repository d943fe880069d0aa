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

    private static readonly ConcurrentDictionary<FileStamp, (Waveform Sound, IReadOnlyList<string> Notes)> Kept = new();
    private static int keptSamples;

    /// <summary>Decodes a sound to its end.</summary>
    /// <exception cref="MediaException">It cannot be read to its end, or holds samples that are no numbers.</exception>
    public static void Check(string path, CancellationToken cancellation)
    {
        FileStamp? before = FileStamp.Of(path);
        var samples = new List<float>();
        long count = 0;
        using AudioSource source = AudioSource.Open(path, Waveform.SpeechRateHz, cancellation);
        foreach (float[] block in AudioReader.BlocksOf(source, cancellation))
        {
            count += block.Length;
            if (count + Volatile.Read(ref keptSamples) <= MostSamples)
                samples.AddRange(block);
        }

        if (before is { } stamp && samples.Count == count && stamp == FileStamp.Of(path)
            && Kept.TryAdd(stamp, (new([.. samples], Waveform.SpeechRateHz), source.Notes)))
            Interlocked.Add(ref keptSamples, samples.Count);
    }

    /// <summary>The sound of a file that was checked and has not changed since, with what was chosen of it; it is kept no longer.</summary>
    public static (Waveform Sound, IReadOnlyList<string> Notes)? Take(string path)
    {
        if (FileStamp.Of(path) is not { } stamp || !Kept.TryRemove(stamp, out (Waveform Sound, IReadOnlyList<string> Notes) kept))
            return null;
        Interlocked.Add(ref keptSamples, -kept.Sound.Samples.Length);
        return kept;
    }
}
