using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Compositing;

namespace Chrysalis.Talking.Tests.Speaking;

public class SessionPainterTests
{
    public static TheoryData<FrameRate, int> RatesAndBatches
    {
        get
        {
            var cases = new TheoryData<FrameRate, int>();
            foreach (FrameRate output in (FrameRate[])[new(25), new(30000, 1001), new(50), new(60), new(12), new(10), new(24)])
                foreach (int batch in (int[])[1, 4, 1000])
                    cases.Add(output, batch);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(RatesAndBatches))]
    public void Paint_AnyRateAndBatch_GivesEveryFrameTheFaceNearestInTime(FrameRate output, int batch)
    {
        using var head = new FakeModel(new(25), batch);
        var timeline = new SpeakTimeline(output, head.Traits.FrameRate, 97);
        var painter = new SessionPainter(Begin(head), Nothing, timeline, new());

        List<PaintedFrame> painted = [.. painter.Paint(Frames(97), TestContext.Current.CancellationToken)];

        Assert.Equal(Enumerable.Range(0, 97).Select(i => (long)i), painted.Select(frame => frame.Base.Index));
        Assert.Equal(painted.Select(frame => (byte)timeline.PaintedFor(frame.Base.Index)), painted.Select(frame => Crop(frame).Rgb[0]));
        // Green is the red of the crop it was painted over: the output frame nearest in time.
        Assert.Equal(
            painted.Select(frame => (byte)timeline.OutputFor(timeline.PaintedFor(frame.Base.Index))),
            painted.Select(frame => Crop(frame).Rgb[1]));
    }

    [Fact]
    public void Paint_FramesWithoutAFace_StayInTheirPlace()
    {
        using var head = new FakeModel(new(25), 4);
        var painter = new SessionPainter(Begin(head), Nothing, new(new(25), new(25), 20), new());
        IEnumerable<BaseFrame> frames = Frames(20).Select(frame => frame.Index % 3 == 0 ? frame with { Crop = null, Face = null } : frame);

        List<PaintedFrame> painted = [.. painter.Paint(frames, TestContext.Current.CancellationToken)];

        Assert.Equal(20, painted.Count);
        Assert.All(painted, frame => Assert.Equal(frame.Base.Index % 3 == 0, frame.Painted is PassedThrough));
    }

    [Fact]
    public void Paint_ReaderOfOneFrame_TakesNoMoreThanTheModelsBatch()
    {
        using var head = new FakeModel(new(25), 4);
        var painter = new SessionPainter(Begin(head), Nothing, new(new(25), new(25), 1000), new());
        int taken = 0;

        Assert.Single(
            painter.Paint(Frames(1000).Select(frame => { taken++; return frame; }), TestContext.Current.CancellationToken).Take(1));

        Assert.Equal(4, taken);
    }

    [Fact]
    public void Paint_SessionStopsShort_Fails()
    {
        using var head = new FakeModel(new(25));
        var painter = new SessionPainter(new ShortSession(Begin(head)), Nothing, new(new(25), new(25), 10), new());
        Assert.Throws<InvalidOperationException>(() => painter.Paint(Frames(10), TestContext.Current.CancellationToken).Count());
    }

    private static IEnumerable<BaseFrame> Frames(int count)
    {
        TrackedFace face = BlendScenes.Face(20, 15, 10);
        for (int i = 0; i < count; i++)
        {
            var crop = new Frame(32, 32);
            crop.Rgb.AsSpan().Fill((byte)i);
            yield return new(i, new(40, 40), face, crop);
        }
    }

    private static WaveformSource Nothing => new(new([], 16000));

    private static ISpeakingSession Begin(FakeModel model) => model.Begin(new(new(40, 40), model.Traits.FrameRate), seed: 0);

    private static Frame Crop(PaintedFrame frame) => Assert.IsType<MouthPainted>(frame.Painted).Crop;

    private sealed class ShortSession(ISpeakingSession session) : ISpeakingSession
    {
        public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> scene, CancellationToken cancellation) =>
            session.Paint(speech, scene, cancellation).Take(5);

        public void Dispose() => session.Dispose();
    }
}
