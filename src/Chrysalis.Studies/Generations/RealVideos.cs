using Chrysalis.Talking.Media;
using static System.FormattableString;

namespace Chrysalis.Studies.Generations;

/// <summary>The real videos as the families' are encoded: nobody shall know them by their encoding, and every browser plays them.</summary>
internal static class RealVideos
{
    /// <summary>Encodes them anew.</summary>
    /// <param name="clips">The real videos.</param>
    /// <param name="folder">Where they go.</param>
    /// <param name="cancellation">Stops between two frames.</param>
    /// <returns>The new files, in order.</returns>
    public static IReadOnlyList<string> Encode(IReadOnlyList<string> clips, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        return [.. clips.Select((clip, i) => Encode(clip, Path.Combine(folder, Invariant($"clip-{i + 1:000}.mp4")), cancellation))];
    }

    private static string Encode(string clip, string output, CancellationToken cancellation)
    {
        MediaInfo info = MediaProbe.Probe(clip);
        (int width, int height) = (info.Width / 2 * 2, info.Height / 2 * 2);
        using var writer = new VideoWriter(output, width, height, info.FrameRate, new(), clip);
        foreach (Frame frame in VideoReader.Read(clip, new() { Size = (width, height) }, cancellation))
            writer.Write(frame);
        writer.Complete();
        return output;
    }
}
