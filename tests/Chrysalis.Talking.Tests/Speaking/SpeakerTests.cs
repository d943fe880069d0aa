using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Compositing;

namespace Chrysalis.Talking.Tests.Speaking;

public sealed class SpeakerTests : IDisposable
{
    private readonly SpeakerFixture media = new();
    private readonly FakeModel head = new(new(25), batch: 4);

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        head.Dispose();
        media.Dispose();
    }

    [Fact]
    public void Speak_OverAVideo_EndsWithTheSpeechAndPaintsTheFace()
    {
        SpeakResult result = media.Speaker(head).Speak(media.Request("out.mp4"), null, TestEnds);

        Assert.Equal(50, result.FrameCount);
        Assert.Equal(0, result.PassedThroughCount);
        Assert.False(result.AnalysisCached);
        MediaInfo info = MediaProbe.Probe(media.At("out.mp4"));
        Assert.Equal((160, 120), (info.Width, info.Height));
        Assert.True(info.HasAudio);
        Waveform sound = AudioReader.Read(media.At("out.mp4"), cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(sound.Duration.TotalSeconds, 1.98, 2.07); // the encoder's frames are 64 ms at 16 kHz
        Assert.Equal(2, head.Heard!.Duration.TotalSeconds, 3);

        List<Frame> frames = [.. VideoReader.Read(media.At("out.mp4"), null, TestEnds)];
        Assert.Equal(50, frames.Count);
    }

    [Theory]
    [InlineData(SyncMode.Bounce, 50)]
    [InlineData(SyncMode.Loop, 50)]
    [InlineData(SyncMode.Hold, 50)]
    [InlineData(SyncMode.Cut, 25)]
    public void Speak_SpeechLongerThanTheVideo_ShowsTheFootageInOrder(SyncMode mode, int frameCount)
    {
        string steps = media.Ffmpeg(
            "steps.mkv", "-f lavfi -i color=black:size=64x64:rate=25:duration=1,format=gray,geq=lum='10*N' -c:v ffv1");
        SpeakRequest request = media.Request("out.mkv", steps) with { SyncMode = mode, Encoding = new(Crf: 5) };

        SpeakResult result = media.Speaker(head, _ => Corner).Speak(request, null, TestEnds);

        Assert.Equal(frameCount, result.FrameCount);
        var order = new FootageOrder(mode, 25);
        List<Frame> frames = [.. VideoReader.Read(request.Output!, null, TestEnds)];
        Assert.Equal(frameCount, frames.Count);
        for (int i = 0; i < frames.Count; i++)
            Assert.InRange(frames[i].Rgb[0], order.At(i) * 10 - 4, order.At(i) * 10 + 4);
    }

    [Theory]
    [InlineData("30000/1001", 60)] // 2 s of 29.97 frames a second, the last covering the end
    [InlineData("10", 20)]
    [InlineData("60", 120)]
    public void Speak_VideoOfAnotherRate_KeepsItsRate(string rate, int frameCount)
    {
        string video = media.Ffmpeg("rate.mp4", $"-f lavfi -i testsrc2=size=160x120:rate={rate}:duration=3");
        SpeakRequest request = media.Request("out.mp4", video);

        SpeakResult result = media.Speaker(head).Speak(request, null, TestEnds);

        Assert.Equal(frameCount, result.FrameCount);
        Assert.Equal(MediaProbe.Probe(video).FrameRate, MediaProbe.Probe(request.Output!).FrameRate);
    }

    [Fact]
    public void Speak_RateAskedFor_IsTheOutputs()
    {
        SpeakRequest request = media.Request("out.mp4") with { Encoding = new(Fps: new(30)) };
        Assert.Equal(60, media.Speaker(head).Speak(request, null, TestEnds).FrameCount);
        Assert.Equal(new FrameRate(30), MediaProbe.Probe(request.Output!).FrameRate);
    }

    [Theory]
    [InlineData(SyncMode.Bounce)]
    [InlineData(SyncMode.Cut)]
    public void Speak_OverAPhoto_PlaysAtTheHeadsRateToTheEnd(SyncMode mode)
    {
        SpeakRequest request = media.Request("out.mp4", media.Photo) with { SyncMode = mode };
        Assert.Equal(50, media.Speaker(head).Speak(request, null, TestEnds).FrameCount);
        Assert.Equal(new FrameRate(25), MediaProbe.Probe(request.Output!).FrameRate);
    }

    [Fact]
    public void Speak_WithoutAFace_UsesThePersonasFootageAndRendersItOnce()
    {
        using var own = new FakeModel(new(25)) { OwnFootage = [.. Enumerable.Range(0, 10).Select(i => BlendFrame(i))] };
        Speaker speaker = media.Speaker(own);
        SpeakRequest request = media.Request("a.mp4") with { Face = null };

        Assert.Equal(50, speaker.Speak(request, null, TestEnds).FrameCount);
        SpeakResult second = speaker.Speak(request with { Output = media.At("b.mp4") }, null, TestEnds);

        Assert.Equal(1, own.OwnFootageRenderings);
        Assert.True(second.AnalysisCached);
        Assert.Equal(10, media.Searched);
    }

    [Fact]
    public void Speak_SecondTimeOverACopyOfTheVideo_SkipsTheAnalysis()
    {
        media.Speaker(head).Speak(media.Request("a.mp4"), null, TestEnds);
        string copy = media.At("renamed copy.mp4");
        File.Copy(media.Video, copy);

        SpeakResult second = media.Speaker(head).Speak(media.Request("b.mp4", copy), null, TestEnds);

        Assert.True(second.AnalysisCached);
        Assert.Equal(25, media.Searched);
        Assert.Equal(File.ReadAllBytes(media.At("a.mp4")).Length, File.ReadAllBytes(media.At("b.mp4")).Length);
    }

    [Fact]
    public void Speak_LongerSpeechOverAVideoSeenInPart_AnalysesAgain()
    {
        string tenSeconds = media.Ffmpeg("ten.mp4", "-f lavfi -i testsrc2=size=160x120:rate=25:duration=10");
        SpeakRequest request = media.Request("a.mp4", tenSeconds);
        Speaker speaker = media.Speaker(head);
        Assert.False(speaker.Speak(request with { Preview = TimeSpan.FromSeconds(1) }, null, TestEnds).AnalysisCached);
        Assert.False(speaker.Speak(request, null, TestEnds).AnalysisCached);
        Assert.True(speaker.Speak(request with { Preview = TimeSpan.FromSeconds(1) }, null, TestEnds).AnalysisCached);
    }

    [Fact]
    public void Speak_CacheFolderCannotBeWritten_SpeaksAllTheSame()
    {
        SpeakRequest request = media.Request("out.mp4") with { CacheFolder = media.Video };
        Assert.Equal(50, media.Speaker(head).Speak(request, null, TestEnds).FrameCount);
    }

    [Fact]
    public void Speak_OutputFolderMissing_IsMade()
    {
        SpeakRequest request = media.Request(Path.Combine("new", "folder", "out.mp4"));
        Assert.Equal(50, media.Speaker(head).Speak(request, null, TestEnds).FrameCount);
        Assert.True(File.Exists(request.Output));
    }

    [Fact]
    public void Speak_AnotherFaceChosen_AnalysesAgain()
    {
        media.Speaker(head).Speak(media.Request("a.mp4"), null, TestEnds);
        SpeakRequest other = media.Request("b.mp4") with { Selection = new(FaceSelectionRule.Index, 1) };
        Assert.False(media.Speaker(head).Speak(other, null, TestEnds).AnalysisCached);
    }

    [Fact]
    public void Speak_Preview_MakesOnlySoMuch()
    {
        string longVideo = media.Ffmpeg("long.mp4", "-f lavfi -i testsrc2=size=64x64:rate=25:duration=20");
        SpeakRequest request = media.Request("out.mp4", longVideo) with { Preview = TimeSpan.FromSeconds(0.8) };

        Assert.Equal(20, media.Speaker(head, _ => Corner).Speak(request, null, TestEnds).FrameCount);

        Assert.InRange(
            AudioReader.Read(request.Output!, cancellation: TestContext.Current.CancellationToken).Duration.TotalSeconds, 0.75, 0.87);
        Assert.InRange(media.Searched, 20, 25); // not the whole 500 frames
    }

    [Fact]
    public void Speak_FramesWithoutAFace_PassThroughAndAreCounted()
    {
        SpeakResult result =
            media.Speaker(head, i => i is >= 5 and < 8 ? null : SpeakerFixture.Face).Speak(media.Request("out.mp4"), null, TestEnds);
        Assert.Equal(6, result.PassedThroughCount); // forwards and, bounced, backwards
    }

    [Fact]
    public void Speak_Progress_RisesToTheTotalOfEachStage()
    {
        var steps = new List<SpeakProgress>();
        media.Speaker(head).Speak(media.Request("out.mp4"), new Recorder(steps), TestEnds);
        Assert.Equal([SpeakStage.Open, SpeakStage.Faces, SpeakStage.Speak], steps.Select(step => step.Stage).Distinct());
        Assert.Equal((50L, 50L), (steps[^1].Done, steps[^1].Total));
        Assert.Equal(
            steps.Where(step => step.Stage == SpeakStage.Speak).Select(step => step.Done).Order(),
            steps.Where(step => step.Stage == SpeakStage.Speak).Select(step => step.Done));
    }

    [Fact]
    public void Speak_Cancelled_LeavesNothingBehind()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestEnds);
        using var slow = new FakeModel(new(25)) { BeforePainting = i => { if (i == 20) cancellation.Cancel(); } };
        string[] before = media.Files();
        Assert.ThrowsAny<OperationCanceledException>(() => media.Speaker(slow).Speak(media.Request("out.mp4"), null, cancellation.Token));
        Assert.Equal(before, media.Files());
    }

    [Fact]
    public void Speak_HeadFailsHalfWay_SurfacesTheErrorAndLeavesNothingBehind()
    {
        using var failing = new FakeModel(new(25)) { BeforePainting = i => { if (i == 20)
            throw new InvalidOperationException("out of weights"); } };
        string[] before = media.Files();
        var error = Assert.Throws<InvalidOperationException>(() => media.Speaker(failing).Speak(media.Request("out.mp4"), null, TestEnds));
        Assert.Equal("out of weights", error.Message);
        Assert.Equal(before, media.Files());
    }

    [Fact]
    public void WarmUp_ModelWithNothingToOpen_GivesTheSpeaker()
    {
        using Speaker speaker = media.Speaker(head);
        Assert.Same(speaker, speaker.WarmUp());
        speaker.Dispose();
        Assert.Throws<ObjectDisposedException>(speaker.WarmUp);
    }

    [Fact]
    public void Dispose_UnloadsTheModel()
    {
        media.Speaker(head).Dispose();
        Assert.True(head.Disposed);
    }

    private static TrackedFace Corner => BlendScenes.Face(200, 200, 30);

    private static Frame BlendFrame(int i) => BlendScenes.Noise(160, 120, i);

    private sealed class Recorder(List<SpeakProgress> steps) : IProgress<SpeakProgress>
    {
        public void Report(SpeakProgress value) => steps.Add(value);
    }
}
