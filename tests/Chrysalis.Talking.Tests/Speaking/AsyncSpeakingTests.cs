using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speaking.Async;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speaking;

public sealed class AsyncSpeakingTests : IDisposable
{
    private readonly SpeakerFixture media = new();
    private readonly FakeModel head = new(new(25), batch: 4);

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        head.Dispose();
        media.Dispose();
    }

    [Theory]
    [InlineData(16000)]
    [InlineData(48000)]
    public async Task Frames_OfSoundAndPictureInMemory_AreThoseOfAFile(int rateHz)
    {
        Frame picture = StillImage.Load(media.Photo);
        SpeakRequest request = InMemory(picture, rateHz);
        var wanted = new List<byte[]>();
        using (var sink = new CallbackSink(frame => wanted.Add((byte[])frame.Rgb.Clone())))
        {
            media.Speaker(head).Speak(
                request with { Sink = sink, Picture = null, Face = media.Photo, Speech = Sound(rateHz) }, null, TestEnds);
        }

        var frames = new List<Frame>();
        await foreach (Frame frame in media.Speaker(head).FramesAsync(request, cancellation: TestEnds))
            frames.Add(frame);

        Assert.Equal(50, frames.Count);
        Assert.Equal(wanted, frames.Select(frame => frame.Rgb));
    }

    [Fact]
    public async Task Frames_LoopIsLeft_EndsTheSpeech()
    {
        int painted = 0;
        using var counting = new FakeModel(new(25)) { BeforePainting = i => painted = i };
        SpeakRequest request = InMemory(StillImage.Load(media.Photo), 16000);
        await foreach (Frame _ in media.Speaker(counting).FramesAsync(request, cancellation: TestEnds))
            break;
        Assert.InRange(painted, 0, 40); // it never runs far ahead of who takes the frames
    }

    [Fact]
    public async Task Frames_ModelFails_ThrowsWhatItThrew()
    {
        using var failing = new FakeModel(new(25)) { BeforePainting = i => { if (i == 20)
            throw new InvalidOperationException("out of weights"); } };
        int taken = 0;
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (Frame _ in media.Speaker(failing).FramesAsync(
                InMemory(StillImage.Load(media.Photo), 16000), cancellation: TestEnds))
                taken++;
        });
        Assert.Equal("out of weights", error.Message);
        Assert.InRange(taken, 1, 20);
    }

    [Fact]
    public async Task Frames_Cancelled_ThrowsThat()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestEnds);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Frame _ in media.Speaker(head).FramesAsync(
                InMemory(StillImage.Load(media.Photo), 16000), cancellation: cancellation.Token))
                await cancellation.CancelAsync();
        });
    }

    [Fact]
    public void Frames_RequestWithAnOutput_IsRefused() =>
        Assert.Throws<ArgumentException>(() => media.Speaker(head).FramesAsync(media.Request("out.mp4"), cancellation: TestEnds));

    [Fact]
    public async Task Speak_BothFaceAndPicture_IsRefused()
    {
        var error = await Assert.ThrowsAsync<SpeakException>(() => media.Speaker(head).SpeakAsync(
            media.Request("out.mp4") with { Picture = new Frame(64, 64) }, cancellation: TestEnds));
        Assert.Contains("leave out", error.Message, StringComparison.Ordinal);
    }

    private static WaveformSource Sound(int rateHz) =>
        new(new([.. Enumerable.Range(0, 2 * rateHz).Select(i => 0.3f * MathF.Sin(i * 2000f / rateHz))], rateHz));

    private SpeakRequest InMemory(Frame picture, int rateHz) =>
        new() { Speech = Sound(rateHz), Picture = picture, CacheFolder = media.At("cache") };
}
