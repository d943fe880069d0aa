using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Media;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Families.AnyFace;

/// <summary>The shipped weights and the painting of the demo, as a newcomer uses them.</summary>
public sealed class AnyFaceFamilyTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(SharedData.Root, "models", "any-face");
    private static readonly string Painting = Path.Combine(SharedData.Root, "src", "Chrysalis.Cli", "Demo", "mona-lisa.jpg");
    private readonly MediaFixture media = new();

    public void Dispose() => media.Dispose();

    [Fact]
    public void Speak_APhoto_MovesTheMouthAndNothingElse_WhenItIsToStandStill()
    {
        Frame photo = StillImage.Load(Painting);
        List<Frame> frames = Speak(Painting, Babble(2), motion: 0);

        Assert.Equal(50, frames.Count);
        TrackedFace face = Look([photo])[0]!;
        int eyes = (int)face.FaceToFrame.Apply(new(0, 0.1f)).Y;
        foreach (Frame frame in frames)
        {
            Assert.Equal(photo.Rgb[..(eyes * photo.Width * 3)], frame.Rgb[..(eyes * photo.Width * 3)]);
            Assert.Equal(photo.Row(photo.Height - 1).ToArray(), frame.Row(photo.Height - 1).ToArray());
        }

        double[] openings = [.. Look(frames).Select(f => (double)MouthShape.Opening(f!.Landmarks))];
        Assert.True(openings.Max() - openings.Min() > 0.04, $"The mouth opens from {openings.Min():0.000} to {openings.Max():0.000}.");
    }

    [Fact]
    public void Speak_APhoto_KeepsTheSkinsColour()
    {
        Frame photo = StillImage.Load(Painting);
        TrackedFace face = Look([photo])[0]!;
        double[] before = Skin(photo, face);
        double[] changes = [.. Speak(Painting, Babble(2), motion: 0).Select(frame => Skin(frame, face).Average() - before.Average())];
        Assert.InRange(changes.Average(), -3, 3);
        Assert.All(changes, change => Assert.InRange(change, -5, 5));
    }

    [Fact]
    public void Speak_Silence_IsThePhotoAsItWas()
    {
        Frame photo = StillImage.Load(Painting);
        foreach (Frame frame in Speak(Painting, new Waveform(new float[16000], 16000), motion: 0))
            Assert.InRange(photo.Rgb.Zip(frame.Rgb).Average(pair => Math.Abs(pair.First - pair.Second)), 0, 0.5);
    }

    [Fact]
    public void Speak_WithTheSameSeed_SwaysAlike_AndBeginsAsThePhoto()
    {
        Frame photo = StillImage.Load(Painting);
        List<Frame> first = Speak(Painting, Babble(1), motion: 1), second = Speak(Painting, Babble(1), motion: 1);
        for (int i = 0; i < first.Count; i++)
            Assert.Equal(first[i].Rgb, second[i].Rgb);
        Assert.Equal(photo.Row(40).ToArray(), first[0].Row(40).ToArray());
        Assert.NotEqual(photo.Row(40).ToArray(), first[^1].Row(40).ToArray());
        for (int i = 0; i < photo.Width * 3; i++)
            Assert.InRange(first[^1].Row(0)[i] - photo.Row(0)[i], -4, 4);
    }

    [Fact]
    public void Speak_AVideo_LeavesFramesWithoutAFaceAlone()
    {
        string video = media.At("video.mp4");
        Frame photo = StillImage.Load(Painting);
        using (var writer = new VideoWriter(video, photo.Width, photo.Height, new FrameRate(25), new VideoEncoding()))
        {
            for (int i = 0; i < 50; i++)
                writer.Write(i < 25 ? photo : new Frame(photo.Width, photo.Height));
            writer.Complete();
        }

        using Speaker speaker = Speaker.Open(Shipped, "cpu");
        var frames = new List<Frame>();
        SpeakResult result = speaker.Speak(
            new SpeakRequest
            {
                Speech = new WaveformSource(Babble(2)), Face = video, Sink = new CallbackSink(frame => frames.Add(frame.Clone())),
                CacheFolder = media.At("cache"),
            },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(50, result.FrameCount);
        Assert.InRange(result.PassedThroughCount, 20, 27);
    }

    [Fact]
    public void Speak_OptionsOfPaintedCrops_AreRefused()
    {
        using Speaker speaker = Speaker.Open(Shipped, "cpu");
        var request = new SpeakRequest
        {
            Speech = new WaveformSource(Babble(1)), Face = Painting, Sink = new CallbackSink(_ => { }), CacheFolder = media.At("cache"),
        };
        Assert.Contains(
            "takes no pads: leave them out.",
            Assert.Throws<SpeakException>(() => speaker.Speak(
                request with { Placement = new() { Pads = new(0, 10, 0, 0) } },
                cancellation: TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Speak_APhotoWhoseMouthIsCovered_Warns()
    {
        Frame photo = StillImage.Load(Painting);
        TrackedFace face = Look([photo])[0]!;
        (int x, int y) = ((int)face.FaceToFrame.Apply(new(0, 1.1f)).X, (int)face.FaceToFrame.Apply(new(0, 1.1f)).Y);
        for (int row = y - 35; row < y + 45; row++)
            for (int column = x - 50; column < x + 50; column++)
                photo.Row(row).Slice(column * 3, 3).Fill(215);
        string covered = media.At("covered.png");
        StillImage.Save(covered, photo);

        using Speaker speaker = Speaker.Open(Shipped, "cpu");
        SpeakResult result = speaker.Speak(
            new SpeakRequest
            {
                Speech = new WaveformSource(Babble(1)), Face = covered, Sink = new CallbackSink(_ => { }), CacheFolder = media.At("cache"),
            },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("seems to be covered", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    private List<Frame> Speak(string face, Waveform speech, float motion)
    {
        using Speaker speaker = Speaker.Open(Shipped, "cpu");
        var frames = new List<Frame>();
        speaker.Speak(
            new SpeakRequest
            {
                Speech = new WaveformSource(speech), Face = face, Head = new() { Sway = motion }, CacheFolder = media.At("cache"),
                Sink = new CallbackSink(frame => frames.Add(frame.Clone())),
            },
            cancellation: TestContext.Current.CancellationToken);
        return frames;
    }

    private static List<TrackedFace?> Look(IEnumerable<Frame> frames)
    {
        using var analyzer = new FaceAnalyzer();
        return [.. analyzer.Analyze(frames, FaceSelection.Largest, TestContext.Current.CancellationToken)];
    }

    /// <summary>The mean colour of the skin around the mouth, wherever lips may be left out.</summary>
    private static double[] Skin(Frame frame, TrackedFace face)
    {
        var sum = new double[3];
        int count = 0;
        for (float y = 0.6f; y < 1.7f; y += 0.02f)
            for (float x = -0.6f; x < 0.6f; x += 0.02f)
            {
                if (MathF.Abs(x) < 0.5f && y is > 0.85f and < 1.6f)
                    continue;
                var at = face.FaceToFrame.Apply(new(x, y));
                for (int channel = 0; channel < 3; channel++)
                    sum[channel] += frame.Row((int)at.Y)[(int)at.X * 3 + channel];
                count++;
            }

        return [.. sum.Select(value => value / count)];
    }

    /// <summary>Something like syllables: buzz that comes and goes through moving resonances.</summary>
    private Waveform Babble(int seconds) => AudioReader.Read(
        media.Make(
            $"babble{seconds}.wav",
            $"-f lavfi -i aevalsrc='0.4*sin(2*PI*4*t)*(mod(t*120\\,1)-0.5)*sin(2*PI*(700+400*sin(2*PI*1.7*t))*t)':s=16000:d={seconds}"),
        Waveform.SpeechRateHz, cancellation: TestContext.Current.CancellationToken);
}
