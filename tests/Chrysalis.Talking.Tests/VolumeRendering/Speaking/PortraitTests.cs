using Chrysalis.Talking.Families.SyncTalk;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Speaking;
using Chrysalis.Talking.VolumeRendering.Training;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.VolumeRendering.Speaking;

/// <summary>A head laid over a video of its person: the head changes, the rest of the picture does not.</summary>
public sealed class PortraitTests(HeadPersonaTests.TrainedHead trained) : IClassFixture<HeadPersonaTests.TrainedHead>, IDisposable
{
    private const int SizePx = 96, Frames = 4;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Paint_OverAVideo_ChangesTheHeadAlone()
    {
        using HeadFootage video = SyntheticHeadFootage.Create(folder.Path, clips: 2, frames: 40, SizePx);
        HeadClip clip = video.Clips.Values.First();
        using ITalkingModel model = new SyncTalkFamily().Load(trained.Persona, "cpu");
        SceneFrame[] frames = [.. Enumerable.Range(0, Frames).Select(i => new SceneFrame(i, Picture(clip, i), clip.Face(i), null))];

        Painted[] painted = Speak(model, frames);

        foreach ((SceneFrame frame, Painted own) in frames.Zip(painted))
        {
            Frame picture = Assert.IsType<WholePainted>(own).Picture;
            Assert.Equal((SizePx, SizePx), (picture.Width, picture.Height));
            Assert.Equal(frame.Picture!.Row(SizePx - 1)[..24], picture.Row(SizePx - 1)[..24]);
            Assert.Equal(frame.Picture.Row(0)[..24], picture.Row(0)[..24]);
            Assert.NotEqual(frame.Picture.Rgb, picture.Rgb);
        }
    }

    [Fact]
    public void Paint_FrameWithoutAFace_StaysAsItIs()
    {
        using ITalkingModel model = new SyncTalkFamily().Load(trained.Persona, "cpu");

        Assert.IsType<PassedThrough>(Speak(model, [new SceneFrame(0, new Frame(SizePx, SizePx), null, null)]).Single());
    }

    [Fact]
    public void Over_WhatThePictureShowsAnyway_ChangesNothing()
    {
        const int size = 64;
        var random = new Random(3);
        var picture = new Frame(size, size);
        random.NextBytes(picture.Rgb);
        var head = new float[4 * size * size];
        for (int i = 0; i < size * size; i++)
        {
            bool covered = i / size is > 10 and < 50 && i % size is > 10 and < 50;
            head[3 * size * size + i] = covered ? 1 : 0;
            for (int c = 0; c < 3; c++)
                head[c * size * size + i] = covered ? picture.Rgb[3 * i + c] / 255f : 0;
        }

        var view = new HeadView(0, 0, size, 100, size / 2f, size / 2f);
        Frame result = new PortraitLayer(size).Over(picture, view, picture, head);

        Assert.All(picture.Rgb.Zip(result.Rgb), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1));
    }

    [Fact]
    public void Over_DarkerVideo_TakesItsLight()
    {
        const int size = 64;
        var picture = new Frame(size, size);
        var head = new float[4 * size * size];
        for (int i = 0; i < size * size; i++)
        {
            float grey = 0.3f + 0.4f * (i % 2);
            for (int c = 0; c < 3; c++)
                (picture.Rgb[3 * i + c], head[c * size * size + i]) = ((byte)MathF.Round(255 * (0.8f * grey - 0.1f)), grey);
            head[3 * size * size + i] = 1;
        }

        var view = new HeadView(0, 0, size, 100, size / 2f, size / 2f);
        Frame result = new PortraitLayer(size).Over(picture, view, picture, head);

        Assert.All(picture.Rgb.Zip(result.Rgb), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 2));
    }

    private static Painted[] Speak(ITalkingModel model, SceneFrame[] frames)
    {
        var scene = new SpeakingScene(new(SizePx, SizePx), model.Traits.FrameRate)
        {
            FrameCount = frames.Length,
            Track = new([.. frames.Select(frame => frame.Face)]),
        };
        using ISpeakingSession session = model.Begin(scene, seed: 1);
        return [.. session.Paint(
            new WaveformSource(new Waveform(new float[frames.Length * 640], 16000)), frames, TestContext.Current.CancellationToken)];
    }

    private static Frame Picture(HeadClip clip, int frame)
    {
        var rgb = new byte[SizePx * SizePx * 3];
        clip.View!.Read(frame, rgb.AsSpan());
        return new(SizePx, SizePx, rgb);
    }
}
