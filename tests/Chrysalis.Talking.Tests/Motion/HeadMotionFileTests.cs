using Chrysalis.Talking.Motion;

namespace Chrysalis.Talking.Tests.Motion;

public sealed class HeadMotionFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Load_WhatWasSaved_IsTheSame(bool bounces)
    {
        var draw = new Random(3);
        float Next(float most) => (draw.NextSingle() * 2 - 1) * most;
        HeadMotion[] heads = [.. Enumerable.Range(0, 100).Select(
            _ => new HeadMotion(new(Next(40), Next(30), Next(20)), new(Next(1), Next(1), Next(1)), draw.NextSingle()))];
        var saved = new HeadMotionTrack([.. heads.Select((_, i) => i / 29.97)], heads, bounces ? TrackEnd.Bounce : TrackEnd.Hold);
        string path = Path.Combine(folder.Path, "nod.json");
        HeadMotionFile.Save(path, saved);
        HeadMotionTrack loaded = HeadMotionFile.Load(path);
        Assert.Equal(saved.End, loaded.End);
        for (int i = 0; i < heads.Length; i++)
        {
            Assert.Equal(saved.Times[i], loaded.Times[i], 6);
            for (int channel = 0; channel < MotionChannels.Names.Length; channel++)
                Assert.Equal(MotionChannels.Of(heads[i], channel), MotionChannels.Of(loaded.Samples[i], channel), 0.0006f);
            Assert.Equal(heads[i].EyeClosure, loaded.Samples[i].EyeClosure, 0.0006f);
        }

        string text = File.ReadAllText(path);
        HeadMotionFile.Save(path, loaded);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void Load_AWrittenOne_TakesZeroForWhatIsLeftOut()
    {
        HeadMotionTrack track = Load("""{"poses": [{"time": 0, "yaw": 3}, {"time": 2.5, "pitch": -4, "x": 0.1, "blink": 1}]}""");
        Assert.Equal(TrackEnd.Hold, track.End);
        Assert.Equal([0, 2.5], track.Times);
        Assert.Equal([new(new(3, 0, 0), default, 0), new(new(0, -4, 0), new(0.1f, 0, 0), 1)], track.Samples);
    }

    [Theory]
    [InlineData("""{"poses": []}""", "has 0 poses: give 1 to 1000000.")]
    [InlineData("""{"poses": [null]}""", "has nothing in pose 1: see docs/head-motion.md for what may stand there.")]
    [InlineData("""{"poses": [{"time": 1}, {"time": 1}]}""", "has the time 1, which is not after 1, in pose 2: ")]
    [InlineData("""{"poses": [{"time": -1}]}""", "has the time -1, which is not from 0 to 86400 seconds, in pose 1: ")]
    [InlineData("""{"poses": [{"time": 0, "yaw": 91}]}""", "has yaw 91, which is not from -90 to 90, in pose 1: ")]
    [InlineData("""{"poses": [{"time": 0, "blink": 1.5}]}""", "has blink 1.5, which is not from 0 to 1, in pose 1: ")]
    [InlineData("""{"poses": [{"time": 0, "z": 1e999}]}""", "has z Infinity, which is not from -10 to 10, in pose 1: ")]
    [InlineData("""{"poses": [{"time": 0, "jaw": 1}]}""", "is no head motion (line 1, ")]
    [InlineData("""{"poses": [{"yaw": 1}]}""", "is no head motion (line 1, ")]
    [InlineData("""{"poses": null}""", "is no head motion (line 1, ")]
    [InlineData("""{"yaw": 3}""", "is no head motion (line 1, ")]
    [InlineData("", "is no head motion (line 1, ")]
    [InlineData("null", "holds no head motion: give {\"poses\": [...]}.")]
    [InlineData("""{"version": 2, "poses": [{"time": 0}]}""", "is a head motion of version 2: this program reads version 1.")]
    [InlineData("""{"after": "dance", "poses": [{"time": 0}]}""", "says 'dance' of the time after its last pose: give hold or bounce.")]
    public void Load_AnythingElse_IsRefusedInOneSentence(string text, string expected)
    {
        string message = Assert.Throws<HeadMotionException>(() => Load(text)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("nod.json'", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Load_NothingThere_IsRefused() =>
        Assert.Throws<HeadMotionException>(() => HeadMotionFile.Load(Path.Combine(folder.Path, "nobody.json")));

    private HeadMotionTrack Load(string text) => HeadMotionFile.Load(folder.File("nod.json", text));
}
