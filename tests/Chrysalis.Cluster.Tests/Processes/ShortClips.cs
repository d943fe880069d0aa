using Chrysalis.Talking.Media;
using Chrysalis.Testing;

namespace Chrysalis.Cluster.Tests.Processes;

/// <summary>Stretches of a real clip with its sound, a fifth of a second each: finding faces is what takes the time.</summary>
internal static class ShortClips
{
    private const int Frames = 5;

    /// <summary>Writes so many into a folder and gives their paths back; skips the test where there is no clip or no face models.</summary>
    public static string[] Write(string folder, int count)
    {
        string clip = SharedData.Require("data/grid_s1/test/bbaz5s.mpg");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(SharedData.Root, "models", "node_modules")),
            "the face models are not installed: npm ci --ignore-scripts --prefix models");
        Frame[] all = [.. VideoReader.Read(clip, cancellation: TestContext.Current.CancellationToken).Take((1 + count) * Frames)];
        return [.. Enumerable.Range(1, count).Select(
            i => Write(Path.Combine(folder, $"clip {i}.mp4"), all[(i * Frames)..((i + 1) * Frames)], clip))];
    }

    private static string Write(string path, Frame[] frames, string sound)
    {
        using var writer = new VideoWriter(
            path, frames[0].Width, frames[0].Height, new FrameRate(25), new VideoEncoding(Crf: 10), sound,
            TimeSpan.FromSeconds(frames.Length / 25.0));
        foreach (Frame frame in frames)
            writer.Write(frame);
        writer.Complete();
        return path;
    }
}
