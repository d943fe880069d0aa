using System.Diagnostics;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;

namespace Chrysalis.Extensions.Tests.Talking;

/// <summary>A stranger's features go into a video's store beside whatever is there.</summary>
public sealed class ToyFeatureTests : IDisposable
{
    private const int FrameCount = 12;
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis toy feature ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Record_OneAfterTheOther_EachInAFileOfItsOwn()
    {
        string video = Video();
        FootageStore store = FootageStore.Of(Path.Combine(folder, "store"), video, new FrameRate(25));
        Assert.Null(store.TryOpen(new ToyFeature(1)));

        store.Record([new ToyFeature(1)], cancellation: TestContext.Current.CancellationToken);
        byte[] first = File.ReadAllBytes(store.PathOf(new ToyFeature(1)));
        store.Record([new ToyLoudness(), new ToyFeature(2)], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(first, File.ReadAllBytes(store.PathOf(new ToyFeature(1))));
        Assert.Equal(3, Directory.GetFiles(store.Folder).Length);
        using FeatureFile brightness = store.TryOpen(new ToyFeature(2))!;
        Assert.Equal(FrameCount, brightness.Count);
        for (int i = 1; i < FrameCount; i++)
        {
            float[] pair = brightness.Read<float>(i - 1, 2);
            Assert.True(pair[2] > pair[0], "each frame is brighter");
            Assert.Equal(pair[2] - pair[0], pair[3]);
        }

        using FeatureFile loudness = store.TryOpen(new ToyLoudness())!;
        float[] sound = AudioReader.Read(video, cancellation: TestContext.Current.CancellationToken).Samples;
        Assert.Equal(sound.Sum(sample => (double)(sample * sample)), loudness.Read<double>(0, 1)[0], 1e-6);
    }

    [Fact]
    public void Record_ThatFails_LeavesNothing()
    {
        string video = Path.Combine(folder, "none.mp4");
        File.WriteAllText(video, "no video");
        FootageStore store = FootageStore.Of(Path.Combine(folder, "store"), video, new FrameRate(25));
        Assert.Throws<MediaException>(() => store.Record([new ToyFeature(1)], cancellation: TestContext.Current.CancellationToken));
        Assert.Null(store.TryOpen(new ToyFeature(1)));
        Assert.False(Directory.Exists(store.Folder) && Directory.EnumerateFiles(store.Folder).Any());
    }

    /// <summary>Frames that grow brighter, with a tone.</summary>
    private string Video()
    {
        string path = Path.Combine(folder, "toy.mkv");
        string[] arguments =
        [
            "-v", "error", "-f", "lavfi", "-i", "nullsrc=size=64x48:rate=25:duration=0.48,geq=lum=40+10*N:cb=128:cr=128",
            "-f", "lavfi", "-i", "sine=frequency=300:sample_rate=16000:duration=0.48", "-c:v", "ffv1", "-c:a", "pcm_s16le", path,
        ];
        using Process process = Process.Start("ffmpeg", arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return path;
    }
}
