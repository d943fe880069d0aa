using Chrysalis.Talking;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Extensions.Tests.Talking;

/// <summary>
/// What the design promises to families, sinks and sources from outside: nothing of the program is changed or opened for them.
/// </summary>
public sealed class ToyFamilyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis toy ").FullName;
    private readonly Speaker speaker;

    public ToyFamilyTests()
    {
        FamilyCatalogue families = TalkingFamilies.Catalogue.With(new ToyFamily());
        PersonaFile.Save(folder, new()
        {
            Name = "toy",
            Family = "toy",
            Preset = "plain",
            Licence = "ours",
            Consent = "not needed",
            Files = new Dictionary<string, string>(),
            Settings = [],
            Training = [],
        }, []);
        speaker = Speaker.Open(folder, "cpu", families);
    }

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        speaker.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Catalogue_WithTheFamily_LeavesTheProgramsOwnAsItWas()
    {
        Assert.DoesNotContain("toy", TalkingFamilies.Names);
        Assert.Throws<TalkingException>(() => Speaker.Open(folder, "cpu"));
        Assert.Throws<ArgumentException>(() => TalkingFamilies.Catalogue.With(new ToyFamily()).With(new ToyFamily()));
    }

    [Fact]
    public void Speak_IntoAFile_HasTheModelsSizeAndRateAndTheSound()
    {
        string video = Path.Combine(folder, "toy.mp4");
        SpeakResult result = speaker.Speak(new() { Speech = new ToyBlockSource(2), Output = video }, cancellation: TestEnds);

        MediaInfo info = MediaProbe.Probe(video);
        Assert.Equal((40, 0), (result.FrameCount, result.PassedThroughCount));
        Assert.Equal((48, 32, new FrameRate(20), true), (info.Width, info.Height, info.FrameRate, info.HasAudio));
        Assert.InRange(AudioReader.Read(video, cancellation: TestContext.Current.CancellationToken).Duration.TotalSeconds, 1.95, 2.1);
    }

    [Fact]
    public void Speak_Batch_EachSpeechHasItsOwnSeedAndState()
    {
        List<byte[]> first = Frames(new() { Speech = new ToyBlockSource(3), Seed = 5 });
        List<byte[]> other = Frames(new() { Speech = new ToyBlockSource(3), Seed = 6 });
        List<byte[]> again = Frames(new() { Speech = new ToyBlockSource(3), Seed = 5 });

        Assert.Equal(first, again);
        Assert.Equal(first.Select(rgb => rgb[0]), other.Select(rgb => rgb[0]));
        Assert.NotEqual(first[0][1], other[0][1]);
        Assert.True(first[10][0] < first[30][0] && first[30][0] < first[50][0], "the bar follows the level");
    }

    [Fact]
    public void Speak_Preview_IsTheBeginning()
    {
        List<byte[]> whole = Frames(new() { Speech = new ToyBlockSource(3) });
        List<byte[]> preview = Frames(new() { Speech = new ToyBlockSource(3), Preview = TimeSpan.FromSeconds(1) });
        Assert.Equal(60, whole.Count);
        Assert.Equal(whole[..20], preview);
    }

    [Fact]
    public void Speak_RateAskedFor_ShowsThePictureNearestInTime()
    {
        var sink = new ToySink();
        speaker.Speak(
            new() { Speech = new WaveformSource(new(new float[16000], 16000)), Sink = sink, Encoding = new(Fps: new(40)) },
            cancellation: TestEnds);
        Assert.Equal(new VideoFormat(48, 32, new(40)), sink.Format);

        // Frame i of 40 a second lies at i / 2 of 20 a second; halves go to the later one, where there is a later one.
        Assert.Equal(Enumerable.Range(0, sink.Frames.Count).Select(i => (byte)((i + 1) / 2)), sink.Frames.Select(rgb => rgb[2]));
        Assert.InRange(sink.Frames.Count, 39, 40);
    }

    [Fact]
    public async Task Speak_LiveSpeech_IsShownBeforeItEnds()
    {
        var live = new LiveSpeech(capacitySamples: 1000);
        using var seen = new SemaphoreSlim(0);
        var sink = new ToySink(_ => seen.Release());
        Task<SpeakResult> speaking = Task.Run(() => speaker.Speak(new() { Speech = live, Sink = sink }, cancellation: TestEnds), TestEnds);

        // Three frames' sound, and no more until two of them were shown.
        live.Write(new float[3 * 800], TestEnds);
        Assert.True(await seen.WaitAsync(TimeSpan.FromSeconds(30), TestEnds) && await seen.WaitAsync(TimeSpan.FromSeconds(30), TestEnds));
        Assert.False(speaking.IsCompleted);
        live.Write(new float[800 + 100], TestEnds);
        live.Complete();

        Assert.Equal(5, (await speaking).FrameCount);
        Assert.Null(sink.Sound);
        Assert.True(sink.Completed && sink.Disposed);
    }

    [Fact]
    public void Speak_Cancelled_EndsWaitingForLiveSpeech()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestEnds);
        var sink = new ToySink(_ => cancel.Cancel());
        var live = new LiveSpeech();
        live.Write(new float[1700], TestEnds);
        Assert.ThrowsAny<OperationCanceledException>(() => speaker.Speak(new() { Speech = live, Sink = sink }, cancellation: cancel.Token));
        Assert.True(sink.Disposed && !sink.Completed);
    }

    [Fact]
    public void Speak_FaceGivenToAModelThatNeedsNone_IsRefused()
    {
        Assert.False(speaker.NeedsFace);
        var error = Assert.Throws<SpeakException>(
            () => speaker.Speak(new() { Speech = new ToyBlockSource(1), Sink = new ToySink(), Face = "anna.mp4" }, cancellation: TestEnds));
        Assert.Equal(
            "'toy' renders its whole picture itself and cannot speak over 'anna.mp4': leave out the face.", error.Message);
    }

    private List<byte[]> Frames(SpeakRequest request)
    {
        var sink = new ToySink();
        SpeakResult result = speaker.Speak(request with { Sink = sink }, cancellation: TestEnds);
        Assert.Equal(result.FrameCount, sink.Frames.Count);
        return sink.Frames;
    }
}
