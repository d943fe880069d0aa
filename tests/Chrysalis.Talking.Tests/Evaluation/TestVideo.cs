using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Evaluation;

/// <summary>Videos made for a test.</summary>
internal static class TestVideo
{
    /// <summary>Writes frames at 25 a second and gives the path back.</summary>
    public static string Write(string path, IEnumerable<Frame> frames)
    {
        Frame[] all = [.. frames];
        using var writer = new VideoWriter(path, all[0].Width, all[0].Height, new FrameRate(25), new VideoEncoding(Crf: 10));
        foreach (Frame frame in all)
            writer.Write(frame);
        writer.Complete();
        return path;
    }
}
