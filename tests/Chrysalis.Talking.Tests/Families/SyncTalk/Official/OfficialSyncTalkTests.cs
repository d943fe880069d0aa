using System.Numerics;
using Chrysalis.Talking.Families.SyncTalk;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Families.SyncTalk.Official;
using Chrysalis.Talking.Families.SyncTalk.Plain;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Footage.Official;
using Chrysalis.Talking.VolumeRendering.Marching;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.SyncTalk.Official;

/// <summary>Published checkpoints as personas.</summary>
public sealed class OfficialSyncTalkTests : IDisposable
{
    private const int Width = SyncTalkFiles.Width, Height = SyncTalkFiles.Height, LastImage = OfficialExample.Frames - 1;

    private readonly SyncTalkFiles files = new();

    private string PersonaFolder => Path.Combine(files.Folder, "persona");

    public void Dispose() => files.Dispose();

    /// <summary>Each pixel by itself: the plain head along its ray, before the torso, before the background.</summary>
    [Fact]
    public void Speak_ImportedPersona_ShowsWhatThePlainHeadAndTheTorsoShow()
    {
        using ITalkingModel model = new SyncTalkFamily().Load(Import(files.HeadAndTorso, files.EarFile), "cpu");
        Waveform speech = Speech();
        Frame frame = Speak(model, speech, 3)[2];

        using var _ = no_grad();
        using var scope = NewDisposeScope();
        // The example's only frame to validate with: the camera is at 0.8 along x, so in SyncTalk's axes (y, z, x), times 4, at z = 3.2.
        Tensor pose = tensor(new float[,] { { 0, -1, 0, 0 }, { -1, 0, 0, 0 }, { 0, 0, -1, 3.2f }, { 0, 0, 0, 1 } });
        Pixel[] pixels = March([.. Enumerable.Range(0, Width * Height).Select(RayOf)], Input(speech, 2));
        int opaque = 0, shown = 0;
        for (int i = 0; i < Width * Height; i += 37)
        {
            (int row, int column) = Math.DivRem(i, Width);
            Pixel pixel = pixels[i];
            Tensor place = tensor(new[,] { { row / 47f * 2 - 1, column / 63f * 2 - 1 } });
            byte[] wall = files.Background.Rgb;
            Vector3 background = new Vector3(wall[3 * i], wall[3 * i + 1], wall[3 * i + 2]) / 255;
            Tensor behind = files.Torso.Over(place, pose, tensor(new[] { background.X, background.Y, background.Z }).view(1, 3));
            Vector3 expected = Vector3.Clamp(pixel.Over(new(behind.data<float>().ToArray())), default, Vector3.One);
            Vector3 actual = new Vector3(frame.Rgb[3 * i], frame.Rgb[3 * i + 1], frame.Rgb[3 * i + 2]);
            Assert.InRange((255 * expected - actual).X, -0.2f, 1.2f);
            Assert.InRange((255 * expected - actual).Y, -0.2f, 1.2f);
            Assert.InRange((255 * expected - actual).Z, -0.2f, 1.2f);
            opaque += pixel.Opacity > 0.05f ? 1 : 0;
            shown += Vector3.Distance(background, new(behind.data<float>().ToArray())) > 0.1f ? 1 : 0;
        }

        Assert.True(opaque > 5 && shown > 5, $"{opaque} {shown}");
    }

    /// <summary>Where the checkpoint is of a head alone, the footage's torso is behind it.</summary>
    [Fact]
    public void Speak_HeadAlone_StandsBeforeTheFootagesTorso()
    {
        Assert.Contains("torso_imgs/5.png to show below it", Refusal(files.HeadAlone, files.EarFile), StringComparison.Ordinal);
        files.WriteTorsos();
        using ITalkingModel model = new SyncTalkFamily().Load(Import(files.HeadAlone, files.EarFile), "cpu");
        Frame frame = Speak(model, Speech(), 1)[0];
        // The corners are beside the head.
        int below = 3 * (Width * Height - 1);
        Assert.Equal(files.Background.Rgb[..3], frame.Rgb[..3]);
        Assert.InRange(frame.Rgb[below] - (128 + 127 * files.Background.Rgb[below] / 255f), -2, 2);
        Assert.InRange(frame.Rgb[below + 1] - 127 * files.Background.Rgb[below + 1] / 255f, -2, 2);
    }

    /// <summary>Poses go through the frames to validate with to the end and back; here there is one, so each frame has it.</summary>
    [Fact]
    public void Speak_WithoutFramesToValidateWith_FollowsThoseToTrainOnForwardsAndBackwards()
    {
        File.Delete(Path.Combine(files.Folder, "transforms_val.json"));
        files.WriteTorsos();
        using ITalkingModel model = new SyncTalkFamily().Load(Import(files.HeadAndTorso, files.EarFile), "cpu");
        using var silent = new HeardFrames(model, files);
        // Five frames of a straight camera differ in their blendshapes only: the tenth frame is the first's again, the sixth the fifth's.
        Assert.Equal(silent.At(0), silent.At(9));
        Assert.Equal(silent.At(4), silent.At(5));
        Assert.NotEqual(silent.At(0), silent.At(4));
    }

    [Fact]
    public void Import_SmallerPictures_AreOfTheWholeView()
    {
        using ITalkingModel model = new SyncTalkFamily().Load(
            new SyncTalkFamily().Import(Request(files.HeadAndTorso, files.EarFile) with { Height = 24 }), "cpu");
        Assert.Equal(new FrameSize(32, 24), model.Traits.Size);
        Assert.Equal(32, Speak(model, Speech(), 1)[0].Width);
    }

    /// <summary>The public code's blending: the mask is what a face's picture lacks of green.</summary>
    [Fact]
    public void Speak_Portrait_IsTheRenderedFaceWithinTheFrameAsFilmed()
    {
        ImportRequest request = Request(files.HeadAndTorso, files.EarFile) with { Portrait = true };
        Assert.Contains("parsing/5_face.png", Assert.ThrowsAny<TalkingException>(() => new SyncTalkFamily().Import(request)).Message,
            StringComparison.Ordinal);
        var face = new Frame(Width, Height);
        for (int i = 0; i < Width * Height; i++)
            (face.Rgb[3 * i], face.Rgb[3 * i + 1], face.Rgb[3 * i + 2]) = (i % Width) switch
            {
                < 20 => ((byte)255, (byte)255, (byte)255),
                < 30 => ((byte)153, (byte)153, (byte)255),
                _ => ((byte)0, (byte)0, (byte)255),
            };
        StillImage.Save(Path.Combine(files.Folder, "parsing", $"{LastImage}_face.png"), face);
        Frame filmed = StillImage.Load(Path.Combine(files.Folder, "ori_imgs", $"{LastImage}.jpg"));

        using ITalkingModel portrait = new SyncTalkFamily().Load(new SyncTalkFamily().Import(request), "cpu");
        using ITalkingModel whole = new SyncTalkFamily().Load(
            new SyncTalkFamily().Import(Request(files.HeadAndTorso, files.EarFile) with { PersonaFolder = PersonaFolder + "2" }), "cpu");
        Frame laid = Speak(portrait, Speech(), 1)[0], rendered = Speak(whole, Speech(), 1)[0];

        for (int i = 0; i < laid.Rgb.Length; i++)
        {
            float share = (i / 3 % Width) switch { < 20 => 0, < 30 => 0.4f, _ => 1 };
            Assert.InRange(laid.Rgb[i] - (share * rendered.Rgb[i] + (1 - share) * filmed.Rgb[i]), -1.01f, 1.01f);
        }

        Assert.NotEqual(rendered.Rgb, laid.Rgb);
    }

    [Fact]
    public void Import_WhatDoesNotGoTogether_IsRefusedAndLeavesNothing()
    {
        Assert.Contains("1 of the 1 file(s) given may be of a head and 0 of the audio-visual encoder",
            Refusal(files.HeadAndTorso), StringComparison.Ordinal);
        Assert.Contains("is not a SyncTalk head", Refusal(Fixture("trained.pth"), files.EarFile), StringComparison.Ordinal);
        NpyWriter.Write(Path.Combine(files.Folder, "bs.npy"), new([2, 52], new float[104]));
        Assert.Contains("has 2 rows and the frames name 6", Refusal(files.HeadAndTorso, files.EarFile), StringComparison.Ordinal);
        File.Delete(Path.Combine(files.Folder, "bs.npy"));
        Assert.Contains("tells nothing of the upper face", Refusal(files.HeadAndTorso, files.EarFile), StringComparison.Ordinal);
        Assert.False(Directory.Exists(PersonaFolder));
    }

    private static string Fixture(string name) => Checkpoints.Fixture.Path(name);

    private Persona Import(params string[] checkpoints) => new SyncTalkFamily().Import(Request(checkpoints));

    private string Refusal(params string[] checkpoints) => Assert.ThrowsAny<TalkingException>(() => Import(checkpoints)).Message;

    private ImportRequest Request(params string[] checkpoints) =>
        new() { Checkpoints = checkpoints, DataFolder = files.Folder, PersonaFolder = PersonaFolder };

    private static Waveform Speech()
    {
        var random = new Random(2);
        return new([.. Enumerable.Range(0, 16000).Select(i => 0.2f * MathF.Sin(i * 0.05f) + 0.05f * random.NextSingle())], 16000);
    }

    private static Frame[] Speak(ITalkingModel model, Waveform speech, int frames)
    {
        using ISpeakingSession session = model.Begin(new(model.Traits.Size!.Value, model.Traits.FrameRate), 0);
        return [.. session.Paint(new WaveformSource(speech), Enumerable.Range(0, frames).Select(i => new SceneFrame(i, null, null, null)),
            TestContext.Current.CancellationToken).Select(painted => Assert.IsType<WholePainted>(painted).Picture)];
    }

    /// <summary>What moves the head: the windows of the frames from four before to three after, as the public code counts them.</summary>
    private HeadInput Input(Waveform speech, int frame)
    {
        MelSpectrogram mel = MelSpectrogram.Compute(speech);
        var windows = new List<Tensor>();
        for (int i = frame - 4; i < frame + 4; i++)
        {
            if (i < 0)
            {
                windows.Add(zeros(1, 512));
                continue;
            }

            // The first window comes twice more.
            int first = (int)(80.0 * Math.Max(0, i - 2) / 25);
            float[] window =
                [.. Enumerable.Range(0, 80).SelectMany(band => Enumerable.Range(0, 16).Select(m => mel.Frame(first + m)[band]))];
            windows.Add(files.Ear.call(tensor(window).view(1, 1, 80, 16)));
        }

        float[] shapes = NpyArray.Read(Path.Combine(files.Folder, "bs.npy")).Values[(LastImage * 52)..];
        return new(
            files.Head.Hear(cat(windows)).data<float>().ToArray(), [.. shapes[..5], .. shapes[8..10]],
            files.Head.UsualCode!.contiguous().data<float>().ToArray());
    }

    /// <summary>The ray of a pixel of the frame to validate with.</summary>
    private static Ray RayOf(int pixel)
    {
        Vector3 seen = Vector3.Normalize(new((pixel % Width + 0.5f - 32) / 1200, (pixel / Width + 0.5f - 24) / 1200, 1));
        return new(new(0, 0, 3.2f), new(-seen.Y, -seen.X, -seen.Z));
    }

    private Pixel[] March(Ray[] rays, HeadInput input)
    {
        var plain = new PlainHead(files.Head);
        return new StagedRenderer(new(SyncTalkRenderer.Occupancy(files.Head), new()), new()).Render(
            rays, [.. rays.Select(ray => SceneBox.OfHead(1).Cross(ray, 0.05f))],
            (samples, directions) => [.. samples.Zip(directions, (at, along) => plain.See(at.Point, along, input))]);
    }

    /// <summary>Frames of the model while the same is heard in all.</summary>
    private sealed class HeardFrames(ITalkingModel model, SyncTalkFiles files) : IDisposable
    {
        private readonly Frame[] frames = Speak(model, new(new float[16000 * 4], 16000), 20);

        public byte[] At(int frame) => frames[frame + Start].Rgb;

        // Beyond the first windows, which are zeros; a whole turn of ten frames later all poses are as from the start.
        private const int Start = 10;

        public void Dispose() => GC.KeepAlive(files);
    }
}
