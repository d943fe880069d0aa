using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>
/// The footage that a persona of one person keeps, so that it speaks where no other face is given: the first minute, at 25 frames/s.
/// </summary>
internal static class OwnVideo
{
    /// <summary>The file in the persona's folder.</summary>
    public const string FileName = "footage.mp4";

    private const int LongestEdgePx = 1280;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Copies the beginning of a video.</summary>
    public static void Write(string video, string folder, CancellationToken cancellation)
    {
        MediaInfo info = MediaProbe.Probe(video).RequireVideo();
        double scale = Math.Min(1, LongestEdgePx / (double)Math.Max(info.Width, info.Height));
        (int width, int height) = (Even(info.Width * scale), Even(info.Height * scale));
        using var writer = new VideoWriter(Path.Combine(folder, FileName), width, height, FaceFormat.FrameRate, new VideoEncoding());
        var options = new VideoReadOptions { Rate = FaceFormat.FrameRate, Duration = Longest, Size = (width, height) };
        foreach (Frame frame in VideoReader.Read(video, options, cancellation))
            writer.Write(frame);
        writer.Complete();

        static int Even(double edge) => Math.Max(16, (int)Math.Round(edge / 2) * 2);
    }

    /// <summary>The footage of a persona; null where it keeps none.</summary>
    public static OwnFootage? Open(Persona persona)
    {
        if (!persona.Files.TryGetValue(FileName, out string? hash))
            return null;
        string path = Path.Combine(persona.Folder, FileName);
        MediaInfo info = MediaProbe.Probe(path).RequireVideo();
        return new(new(info.Width, info.Height), first => VideoReader.Read(path, OptionsAt(first))) { Key = hash };
    }

    private static VideoReadOptions OptionsAt(long frame)
    {
        FrameRate rate = FaceFormat.FrameRate;
        return new() { Rate = rate, Start = frame == 0 ? TimeSpan.Zero : rate.TimeOf(frame) - rate.TimeOf(1) / 4 };
    }
}
