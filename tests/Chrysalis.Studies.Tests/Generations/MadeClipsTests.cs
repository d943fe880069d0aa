using System.Text.Json.Nodes;
using Chrysalis.Studies.Generations;
using Chrysalis.Talking.Personas;
using Chrysalis.Testing;

namespace Chrysalis.Studies.Tests.Generations;

/// <summary>A comparison that was stopped goes on from what it has made.</summary>
public sealed class MadeClipsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Speak_AgainWithNothingChanged_IsNotMadeAgain()
    {
        var maker = new Counting();
        SpeechOrder order = Order("sound");

        SpokenClip first = new MadeClips(maker).Speak(order, TestContext.Current.CancellationToken);
        SpokenClip second = new MadeClips(maker).Speak(order, TestContext.Current.CancellationToken);

        Assert.Equal(first, second);
        Assert.Equal(1, maker.Made);
    }

    [Fact]
    public void Speak_AfterSoundOrSeedChanged_OrTheVideoIsGone_IsMadeAgain()
    {
        var maker = new Counting();
        SpeechOrder order = Order("sound");
        var clips = new MadeClips(maker);
        clips.Speak(order, TestContext.Current.CancellationToken);

        clips.Speak(order with { Seed = 9 }, TestContext.Current.CancellationToken);
        File.WriteAllText(order.Audio, "other");
        clips.Speak(order with { Seed = 9 }, TestContext.Current.CancellationToken);
        File.Delete(order.Output);
        clips.Speak(order with { Seed = 9 }, TestContext.Current.CancellationToken);
        File.WriteAllText(order.Output + ".json", "damaged");
        clips.Speak(order with { Seed = 9 }, TestContext.Current.CancellationToken);

        Assert.Equal(5, maker.Made);
    }

    [Fact]
    public void Speak_WhatAnotherVersionMade_IsMadeAgain()
    {
        var maker = new Counting();
        SpeechOrder order = Order("sound");

        foreach (string version in (string[])["1.0.0", "1.0.1", "1.0.1"])
            new MadeClips(maker, version).Speak(order, TestContext.Current.CancellationToken);

        Assert.Equal(2, maker.Made);
    }

    [Fact]
    public void Speak_RecordWithoutACount_IsReadWithoutIt()
    {
        var maker = new Counting();
        SpeechOrder order = Order("sound");
        var clips = new MadeClips(maker);
        SpokenClip made = clips.Speak(order, TestContext.Current.CancellationToken);
        JsonNode record = JsonNode.Parse(File.ReadAllText(order.Output + ".json"))!;
        Assert.True(record["Clip"]!.AsObject().Remove("MultiplyAdds"));
        File.WriteAllText(order.Output + ".json", record.ToJsonString());

        SpokenClip read = clips.Speak(order, TestContext.Current.CancellationToken);

        Assert.Equal(made with { MultiplyAdds = null }, read);
        Assert.Equal(1, maker.Made);
    }

    [Fact]
    public void MultiplyAddsPerFrame_SomeClipsUncounted_IsOverTheOthers()
    {
        MadeVideo counted = Video(50, 4000), other = Video(150, 8000), old = Video(75, null);

        Assert.Equal(60, new SpokenVideos([counted, old, other], null, null, []).MultiplyAddsPerFrame);
        Assert.Null(new SpokenVideos([old], null, null, []).MultiplyAddsPerFrame);

        static MadeVideo Video(int frames, long? done) => new("clip.mp4", new(frames, 1, 1, 1) { MultiplyAdds = done });
    }

    private SpeechOrder Order(string sound)
    {
        string persona = Path.Combine(folder.Path, "persona");
        Directory.CreateDirectory(persona);
        File.WriteAllText(Path.Combine(persona, "weights.bin"), "weights");
        PersonaFile.Save(
            persona,
            new()
            {
                Name = "p", Family = "f", Preset = "q", Licence = "l", Consent = "c", Settings = [], Training = [],
                Files = new Dictionary<string, string>()
            },
            ["weights.bin"]);
        string audio = Path.Combine(folder.Path, "audio.wav");
        File.WriteAllText(audio, sound);
        return new(persona, audio, null, Path.Combine(folder.Path, "out", "clip.mp4"), 1);
    }

    private sealed class Counting : ISpeechMaker
    {
        public int Made { get; private set; }

        public SpokenClip Speak(SpeechOrder order, CancellationToken cancellation)
        {
            File.WriteAllText(order.Output, "video");
            return new(75, 1 + Made++, 0.5, 300) { MultiplyAdds = 7_500_000 };
        }
    }
}
