using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Tests.Faces;

namespace Chrysalis.Talking.Tests.Speaking;

public sealed class PlacementTests : IDisposable
{
    // The detector's box itself: forehead to chin, ear to ear.
    private static readonly CropGeometry FaceBox = new(32, 0, 0.45f, 2.3f) { ExtentY = 3.1f };

    private readonly SpeakerFixture media = new();
    private readonly FakeModel head = new(new(25)) { Crop = FaceBox };

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        head.Dispose();
        media.Dispose();
    }

    [Fact]
    public void CropToFrame_Pads_MoveTheEdgesByThatManyPixels()
    {
        TrackedFace face = SyntheticFaces.At(100, 80, interOcular: 40);
        Assert.Equal([54, 36, 146, 160], Box(new() { Pads = default(Edges) }, face));
        Assert.Equal([50, 34, 151, 170], Box(new() { Pads = new(2, 10, 4, 5) }, face));
    }

    [Fact]
    public void CropToFrame_NoPadsGiven_TakesTheFamilys()
    {
        TrackedFace face = SyntheticFaces.At(100, 80, interOcular: 40);
        MouthTraits padded = head.Traits.Mouth! with { Pads = new(0, 10, 0, 0) };
        CropPlacement placement = CropPlacement.For(new(), padded, new([face]));
        Assert.Equal(170, placement.CropToFrame(face).Apply(new(32)).Y, 0.01f);
    }

    [Fact]
    public void CropToFrame_NotSmooth_FollowsTheLandmarks()
    {
        TrackedFace measured = SyntheticFaces.At(100, 80, interOcular: 40);
        TrackedFace smoothed = measured with { FaceToFrame = new(40, 0, 90, 80) };
        Assert.Equal(44, Box(new(), smoothed)[0], 0.01f);
        Assert.Equal(54, Box(new() { Smooth = false }, smoothed)[0], 1f);
    }

    [Fact]
    public void CropToFrame_Box_IsExactlyThatBoxForAFamilyOfFaceBoxes()
    {
        Assert.Equal([40, 20, 110, 100], Box(new() { Box = new(20, 100, 40, 110), Pads = new(5, 5, 5, 5) }, SyntheticFaces.At(5, 5)));
    }

    [Fact]
    public void Speak_Box_LooksForNoFaceAndPaintsInside()
    {
        string black = media.Ffmpeg("black.mkv", "-f lavfi -i color=black:size=160x120:rate=25:duration=1 -c:v ffv1");
        SpeakRequest request = media.Request("out.mkv", black) with
        {
            Placement = new() { Box = new(20, 100, 40, 110) },
            Blending = new() { ColourMatch = false },
            Encoding = new(Crf: 5),
        };

        SpeakResult result = media.Speaker(head, _ => null).Speak(request, null, TestEnds);

        Assert.Equal((50, 0, 0), (result.FrameCount, result.PassedThroughCount, media.Searched));
        Frame last = VideoReader.Read(request.Output!, null, TestEnds).Last();
        Assert.InRange(last.Row(80)[75 * 3], 7, 14); // frame 49 is painted in red 49, which is a grey of 10 in footage without colours
        Assert.Equal(0, last.Row(80)[20 * 3]);
        Assert.Equal(0, last.Row(10)[75 * 3]);
    }

    [Theory]
    [InlineData(20, 130, 40, 110, "160 wide and 120 high")]
    [InlineData(20, 30, 40, 110, "too small")]
    public void Speak_BadBox_IsRefused(int top, int bottom, int left, int right, string part)
    {
        SpeakRequest request = media.Request("out.mp4") with { Placement = new() { Box = new(top, bottom, left, right) } };
        var error = Assert.Throws<SpeakException>(() => media.Speaker(head).Speak(request, null, TestEnds));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(request.Output));
    }

    [Fact]
    public void Speak_Static_ShowsTheFirstFrameOnly()
    {
        string steps = media.Ffmpeg(
            "steps.mkv", "-f lavfi -i color=black:size=160x120:rate=25:duration=1,format=gray,geq=lum='100+4*N' -c:v ffv1");
        SpeakRequest request = media.Request("out.mkv", steps) with { Placement = new() { Static = true }, Encoding = new(Crf: 5) };

        media.Speaker(head).Speak(request, null, TestEnds);

        Assert.Equal(1, media.Searched);
        List<Frame> frames = [.. VideoReader.Read(request.Output!, null, TestEnds)];
        Assert.Equal(50, frames.Count);
        Assert.All(frames, frame => Assert.Equal(frames[0].Rgb[0], frame.Rgb[0], 2d));
    }

    [Fact]
    public void Speak_AdjustedFrames_AreSearchedAnewAndSetTheOutputsSize()
    {
        SpeakRequest request = media.Request("out.mp4");
        media.Speaker(head).Speak(request, null, TestEnds);
        SpeakRequest adjusted = request with { Frames = new() { Rotate = true, Crop = new(0, 140, 10, -1), OutHeight = 280 } };

        SpeakResult result = media.Speaker(head).Speak(adjusted, null, TestEnds);

        Assert.False(result.AnalysisCached);
        MediaInfo info = MediaProbe.Probe(request.Output!);
        Assert.Equal((220, 280), (info.Width, info.Height));
        Assert.True(media.Speaker(head).Speak(adjusted, null, TestEnds).AnalysisCached);
    }

    // Left, top, right, bottom of the crop in the frame.
    private float[] Box(FacePlacement asked, TrackedFace face)
    {
        AffineTransform map = CropPlacement.For(asked, head.Traits.Mouth!, new([face])).CropToFrame(face);
        (Vector2 low, Vector2 high) = (map.Apply(default), map.Apply(new(FaceBox.SizePx)));
        return [.. new[] { low.X, low.Y, high.X, high.Y }.Select(value => MathF.Round(value, 2))];
    }
}
