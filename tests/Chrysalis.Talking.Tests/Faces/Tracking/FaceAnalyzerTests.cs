using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Faces.Tracking;

/// <summary>The whole path over real pictures.</summary>
public class FaceAnalyzerTests(FaceModelsFixture models) : IClassFixture<FaceModelsFixture>
{
    private readonly FaceAnalyzer analyzer = models.RequireAnalyzer();

    [Fact]
    public void Analyze_SpeakersOfGrid_FindsAFaceInEveryFrame()
    {
        foreach (string clip in Directory.GetFiles(SharedData.Require("data/grid_speakers"), "*.mpg"))
        {
            FaceTrack track = Track(VideoReader.Read(clip, cancellation: TestContext.Current.CancellationToken).Take(6));
            Assert.Equal((6, 0), (track.Faces.Count, track.MissingCount));
            Assert.All(track.Faces, face => Assert.InRange(face!.FaceToFrame.Scale, 40, 65));
            Assert.All(track.Faces, face => Assert.InRange(face!.Pose.YawDeg, -15, 15));
        }
    }

    [Fact]
    public void Analyze_SmallFaceInAnHdPicture_IsFound()
    {
        string scene = SharedData.Require("data/scenes/standing_man_1080x1920.mp4");
        FaceTrack track = Track(VideoReader.Read(scene, cancellation: TestContext.Current.CancellationToken).Take(10));
        Assert.Equal(0, track.MissingCount);
    }

    [Fact]
    public void Analyze_FaceOfAFifteenthOfThePicture_IsFoundInTiles()
    {
        var large = new Frame(1600, 1000);
        large.Rgb.AsSpan().Fill(110);
        Paste(Speaker(0), large, 1100, 600, shrink: 2);
        TrackedFace face = Assert.Single(Track([large]).Faces)!;
        Assert.InRange(face.Box.CentreX, 1160, 1220);
        Assert.InRange(face.Box.CentreY, 660, 720);
    }

    [Fact]
    public void Analyze_PictureOfAHundredPixels_ShowsItsFace()
    {
        Frame small = FaceCrop.Warp(Speaker(3), new(3, 0, 0, 0), 120, 96);
        TrackedFace face = Assert.Single(Track([small]).Faces)!;
        Assert.InRange(face.FaceToFrame.Scale, 14, 22);
        Assert.Throws<FaceException>(() => new FaceTrack([face]).RequireFace("small.png"));
    }

    [Fact]
    public void Analyze_TwoFaces_FollowsTheChosenOne()
    {
        var both = new Frame(720, 288);
        Paste(Speaker(1), both, 0, 0, 1);
        Paste(Speaker(4), both, 360, 0, 1);
        float Centre(FaceSelection selection) => Track([both], selection).Faces[0]!.Box.CentreX;

        Assert.InRange(Centre(new(FaceSelectionRule.Left)), 100, 260);
        Assert.InRange(Centre(new(FaceSelectionRule.Index, 0)), 100, 260);
        Assert.InRange(Centre(new(FaceSelectionRule.Index, 1)), 460, 620);
        Assert.InRange(Centre(FaceSelection.Largest), 100, 260);
        var error = Assert.Throws<FaceException>(() => Centre(new(FaceSelectionRule.Index, 2)));
        Assert.Equal("Face 2 is not there: 2 found, counted from 0 at the left.", error.Message);
    }

    [Fact]
    public void Analyze_FramesWithoutAFace_PassThroughAndTheFaceIsFoundAgain()
    {
        Frame speaker = Speaker(2);
        var empty = new Frame(speaker.Width, speaker.Height);
        List<Frame> frames =
        [
            empty, empty, .. Enumerable.Repeat(speaker, 8), empty, empty, .. Enumerable.Repeat(speaker, 3), .. Enumerable.Repeat(empty, 8),
            speaker
        ];
        IReadOnlyList<TrackedFace?> faces = Track(frames).Faces;
        Assert.Equal(frames.Count, faces.Count);
        Assert.Equal([0, 1, .. Enumerable.Range(15, 8)], Enumerable.Range(0, faces.Count).Where(i => faces[i] is null));
        Assert.Equal([10, 11], Enumerable.Range(0, faces.Count).Where(i => faces[i]?.Score == 0));
    }

    [Fact]
    public void Analyze_PicturesWithoutAFace_FindNone()
    {
        var noise = new Frame(320, 240);
        new Random(1).NextBytes(noise.Rgb);
        Assert.All(Track([noise, new Frame(320, 240), new Frame(1, 1)]).Faces, Assert.Null);
    }

    [Fact]
    public void Analyze_ShiftedStillWithNoise_MovesByTheShift()
    {
        Frame still = Speaker(3);
        var random = new Random(11);
        var shifts = Enumerable.Range(0, 20).Select(_ => (X: random.NextSingle() * 2 - 1, Y: random.NextSingle() * 2 - 1)).ToList();
        List<Frame> frames = [.. shifts.Select(shift => FaceCrop.Warp(still, new(1, 0, -shift.X, -shift.Y), still.Width, still.Height))];
        using var raw = new FaceAnalyzer(new() { SmoothingRadius = 0 });
        List<TrackedFace> faces =
            [.. raw.Analyze(frames, FaceSelection.Largest, TestContext.Current.CancellationToken).Select(face => face!)];
        float mean = faces.Zip(shifts).Average(pair => pair.First.FaceToFrame.TranslateX - pair.Second.X);
        Assert.All(faces.Zip(shifts), pair => Assert.InRange(pair.First.FaceToFrame.TranslateX - pair.Second.X - mean, -0.6f, 0.6f));
    }

    [Fact]
    public void AnalyzeFrames_PairsEachFrameWithItsFace()
    {
        // More frames without a face than are bridged: two speakers may look enough alike to be taken for one.
        var blank = new Frame(64, 64);
        List<Frame> frames = [Speaker(0), .. Enumerable.Repeat(blank, new FaceAnalyzerOptions().MostBridgedFrames + 1), Speaker(1)];
        List<(Frame Frame, TrackedFace? Face)> pairs =
            [.. analyzer.AnalyzeFrames(frames, FaceSelection.Largest, TestContext.Current.CancellationToken)];
        Assert.Equal(frames, pairs.Select(pair => pair.Frame));
        Assert.All(pairs[1..^1], pair => Assert.Null(pair.Face));
        Assert.NotNull(pairs[0].Face);
        Assert.NotNull(pairs[^1].Face);
    }

    [Fact]
    public void Analyze_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => analyzer.AnalyzeAll([new Frame(8, 8)], FaceSelection.Largest, source.Token));
    }

    private FaceTrack Track(IEnumerable<Frame> frames, FaceSelection? selection = null) =>
        analyzer.AnalyzeAll(frames, selection ?? FaceSelection.Largest, TestContext.Current.CancellationToken);

    private static Frame Speaker(int index) =>
        VideoReader.Read(
            Directory.GetFiles(SharedData.Require("data/grid_speakers"), "*.mpg").Order().ElementAt(index),
            cancellation: TestContext.Current.CancellationToken).First();

    private static void Paste(Frame picture, Frame into, int x, int y, int shrink)
    {
        Frame small = FaceCrop.Warp(picture, new(shrink, 0, 0, 0), picture.Width / shrink, picture.Height / shrink);
        for (int row = 0; row < small.Height; row++)
            small.Row(row).CopyTo(into.Row(y + row)[(x * 3)..]);
    }
}
