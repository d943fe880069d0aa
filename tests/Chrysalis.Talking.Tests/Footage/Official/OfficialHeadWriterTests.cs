using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Faces.Segmentation;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Footage.Official;

public sealed class OfficialHeadWriterTests : IDisposable
{
    private const int Width = 120, Height = 96, Frames = 11;
    private readonly TemporaryFolder folder = new();

    private string Target => Path.Combine(folder.Path, "obama");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_Footage_IsReadBack()
    {
        Write(Frames);

        OfficialHeadFolder read = OfficialHeadFolder.Read(Target);

        Assert.Equal((300f, Width, Height), (read.FocalPx, read.Width, read.Height));
        Assert.Equal((10, 1), (read.Training.Count, read.Validation.Count));
        Assert.Equal(0, read.MissingPictures);
        Assert.Equal([Frames, 16, 29], read.Speech["aud"].Shape);
        Waveform sound = AudioReader.Read(read.Sound!, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(640 * Frames, sound.Samples.Length);
        Assert.All(sound.Samples.Select((sample, i) => sample - MathF.Sin(i * 0.1f) / 2), error => Assert.InRange(error, -1e-4f, 1e-4f));
        for (int i = 0; i < Frames; i++)
        {
            OfficialFrame frame = i < 10 ? read.Training[i] : read.Validation[0];
            Assert.Equal((i, i), (frame.ImageId, frame.AudioId));
            Assert.True((Pose(i).Place(Vector3.One) - frame.Pose.Place(Vector3.One)).Length() < 1e-4);
            Assert.Equal(Expression(i), read.UpperFaces![i]);
            Assert.Equal(0.1f * i, read.Blinks![i], 3);
            Assert.Equal(SixtyEightPoints.Of(PaintedPerson.Face().Landmarks)[30].X, read.Points(frame)![30].X, 3);
        }
    }

    [Fact]
    public void Write_Pictures_AreWhatTheOfficialTrainingsTake()
    {
        Write(Frames);
        OfficialHeadFolder read = OfficialHeadFolder.Read(Target);
        OfficialFrame frame = read.Training[4];
        LabelPicture labels = PaintedPerson.Labels(Width, Height);

        Assert.Equal(labels.Labels, ParsingColours.FromPicture(StillImage.Load(read.Parsing(frame)!)).Labels);
        Frame person = StillImage.Load(read.Picture(frame)), torso = StillImage.Load(read.Torso(frame)!);
        Assert.Contains("gt_imgs", read.Picture(frame), StringComparison.Ordinal);
        AssertColour(PaintedPerson.Wall, person, 5, 5);
        AssertColour(PaintedPerson.Skin, person, Width / 2, 40);
        AssertColour(PaintedPerson.Shirt, torso, Width / 2, Height - 4);

        // Above the edge of the torso it goes on behind the head; elsewhere it is clear, which is shown white.
        AssertColour(PaintedPerson.Shirt, torso, Width / 2, PaintedPerson.ChinY - 3);
        AssertColour((255, 255, 255), torso, 5, 5);
        foreach (string name in (string[])["com_imgs/4.jpg", "head_imgs/4.jpg", "parsing/4_face.png", "bc.jpg", "au.csv", "bs.npy"])
            Assert.True(File.Exists(Path.Combine(Target, name)), name);
    }

    [Fact]
    public void Dispose_BeforeItIsComplete_LeavesNothing()
    {
        using (var writer = new OfficialHeadWriter(Target, 300, new Frame(Width, Height)))
            writer.Add(Picture(), PaintedPerson.Labels(Width, Height), PaintedPerson.Face(), Pose(0), default);

        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public void Create_OverSomething_IsRefusedAndLeavesIt()
    {
        string file = folder.File("obama/precious.txt");

        Assert.Contains("is there already", Assert.Throws<FootageException>(
            () => new OfficialHeadWriter(Target, 300, new Frame(2, 2))).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    private static Frame Picture() => PaintedPerson.Picture(PaintedPerson.Labels(Width, Height));

    private static RigidPose Pose(int i) => new(Quaternion.CreateFromYawPitchRoll(0.05f * i, 0.02f * i, 0.01f), new(0.1f, 0.2f, -5 - i));

    private static UpperFace Expression(int i) => new(0, 0.25f, 0.5f, 0.75f, 1, 0.1f * i, 0.1f * i);

    private static void AssertColour((int Red, int Green, int Blue) expected, Frame picture, int x, int y)
    {
        ReadOnlySpan<byte> pixel = picture.Row(y).Slice(x * 3, 3);
        int difference = Math.Abs(expected.Red - pixel[0]) + Math.Abs(expected.Green - pixel[1]) + Math.Abs(expected.Blue - pixel[2]);
        Assert.True(difference < 24, $"{expected} at {x}, {y}: {pixel[0]}, {pixel[1]}, {pixel[2]}");
    }

    private void Write(int frames)
    {
        var wall = new Frame(Width, Height);
        for (int i = 0; i < Width * Height; i++)
            (wall.Rgb[i * 3], wall.Rgb[i * 3 + 1], wall.Rgb[i * 3 + 2]) =
                ((byte)PaintedPerson.Wall.Red, (byte)PaintedPerson.Wall.Green, (byte)PaintedPerson.Wall.Blue);
        using var writer = new OfficialHeadWriter(Target, 300, wall);
        for (int i = 0; i < frames; i++)
            writer.Add(Picture(), PaintedPerson.Labels(Width, Height), PaintedPerson.Face(), Pose(i), Expression(i));
        writer.Complete(
            new Dictionary<string, NpyArray> { ["aud"] = new([frames, 16, 29], new float[frames * 16 * 29]) },
            new([.. Enumerable.Range(0, 640 * frames).Select(i => MathF.Sin(i * 0.1f) / 2)], 16000));
    }
}
