using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Heads;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Faces;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Footage.Heads;

public sealed class LabelsFeatureTests(FaceModelsFixture models) : IClassFixture<FaceModelsFixture>, IDisposable
{
    private const int Edge = 360;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Record_PersonBeforeABlueWall_IsWhatIsNotBlue()
    {
        models.RequireAnalyzer();
        string video = SharedData.Require("data/grid_s1/train/bbaf2n.mpg");
        FootageStore store = FootageStore.Of(folder.Path, video, new FrameRate(25));
        var feature = new LabelsFeature(Edge);

        store.Record([feature], cancellation: TestContext.Current.CancellationToken);

        using FeatureFile file = store.TryOpen(feature)!;
        var labels = new LabelsFile(file);
        Frame[] frames = [.. VideoReader.Read(
            video, new VideoReadOptions { Rate = new FrameRate(25) }, TestContext.Current.CancellationToken)];
        Assert.Equal((frames.Length, 360, 288), (labels.FrameCount, labels.Width, labels.Height));
        Assert.True(file.Count * 2 < 3000L * frames.Length, $"{file.Count * 2} bytes of {frames.Length} frames");
        for (int i = 0; i < frames.Length; i += 25)
        {
            LabelPicture read = labels.Read(i);
            double overlap = OverlapOfHeadAndKey(frames[i], read);
            Assert.True(overlap > 0.95, $"frame {i}: {overlap:0.000}");
            Assert.InRange(read.Count(LabelPicture.Torso), 5000, 20000);
        }

        AssertPlateIsTheWall(BackgroundFootage.Collect(
            video, new FrameRate(25), labels, 1, cancellation: TestContext.Current.CancellationToken).ToPlate());
    }

    [Fact]
    public void LabelsFile_OtherFile_IsRefused()
    {
        string video = folder.File("clip.txt", "noise");
        FootageStore store = FootageStore.Of(folder.Path, video, new FrameRate(25));
        var feature = new LabelsFeature(Edge);
        var clip = new FootageClip(video, Media(video), new FrameRate(25));
        foreach (short[] damaged in (short[][])[[], [.. new short[12]], [.. Enumerable.Repeat((short)-1, 40)], [1, 2, 3]])
        {
            using (FeatureWriter writer = store.Create(feature, clip))
            {
                writer.Write<short>(damaged);
                writer.Complete();
            }

            using FeatureFile file = store.TryOpen(feature)!;
            Assert.Contains("is damaged", Assert.Throws<FootageException>(() => new LabelsFile(file)).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Shared over joint area, of the head and of what is not blue, above the chin where shirts are not seen.</summary>
    private static double OverlapOfHeadAndKey(Frame frame, LabelPicture labels)
    {
        int lowest = Enumerable.Range(0, labels.Labels.Length).Where(i => labels.Labels[i] == LabelPicture.Head).Max() / labels.Width;
        int shared = 0, joint = 0;

        // The chin's last rows have shoulders beside them; the wall's own edge is dark.
        for (int i = 4 * labels.Width; i < (lowest - 45) * labels.Width; i++)
        {
            if (i % labels.Width is < 8 or > 351)
                continue;
            bool isPerson = frame.Rgb[i * 3 + 2] < frame.Rgb[i * 3] + 40, isHead = labels.Labels[i] == LabelPicture.Head;
            shared += isPerson && isHead ? 1 : 0;
            joint += isPerson || isHead ? 1 : 0;
        }

        return shared / (double)joint;
    }

    private static void AssertPlateIsTheWall(BackgroundPlate plate)
    {
        Assert.InRange(plate.IsSeen.Count(seen => seen) / (double)plate.IsSeen.Length, 0.5, 0.8);
        int blue = Enumerable.Range(0, plate.IsSeen.Length)
            .Count(i => plate.Picture.Rgb[i * 3 + 2] > plate.Picture.Rgb[i * 3] + 40);
        Assert.True(blue > 0.95 * plate.IsSeen.Length, $"{blue} of {plate.IsSeen.Length} pixels are blue");
    }

    private static MediaInfo Media(string path) => new()
    {
        Path = path,
        HasVideo = true,
        HasAudio = false,
        IsStillImage = false,
        Width = Edge,
        Height = 288,
        FrameRate = new FrameRate(25),
        IsVariableFrameRate = false,
        Duration = TimeSpan.FromSeconds(3),
        VideoStart = TimeSpan.Zero,
        AudioStart = TimeSpan.Zero,
    };
}
