using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Talking.Tests.Speaking;

public class FrameAdjustmentTests
{
    [Fact]
    public void PlanFor_NothingAsked_HandsTheFrameOn()
    {
        Frame frame = Numbered(6, 4);
        FramePlan plan = new FrameAdjustment().PlanFor(6, 4);
        Assert.Same(frame, plan.Apply(frame));
        Assert.Equal("", plan.KeySuffix);
    }

    [Fact]
    public void Apply_Rotate_TurnsClockwise()
    {
        Frame frame = Numbered(4, 3);
        Frame turned = new FrameAdjustment { Rotate = true }.PlanFor(4, 3).Apply(frame);
        Assert.Equal((3, 4), (turned.Width, turned.Height));
        Assert.Equal([8, 4, 0], Row(turned, 0)); // the left column, from its foot up, is the upper row
        Assert.Equal([11, 7, 3], Row(turned, 3));
    }

    [Fact]
    public void Apply_CropAfterRotate_KeepsThosePixelsOfTheTurnedFrame()
    {
        Frame frame = Numbered(4, 3);
        Frame kept = new FrameAdjustment { Rotate = true, Crop = new(1, 3, 1, -1) }.PlanFor(4, 3).Apply(frame);
        Assert.Equal([5, 1], Row(kept, 0));
        Assert.Equal([6, 2], Row(kept, 1));
    }

    [Theory]
    [InlineData(360, 288, 2, false, null, 180, 144)]
    [InlineData(361, 289, 2, true, null, 144, 180)]
    [InlineData(1920, 1080, 1, false, 480, 854, 480)] // 853.3 columns: the nearest even number
    [InlineData(1920, 1080, 2, true, 480, 270, 480)]
    public void PlanFor_ResizingTurningScaling_HasTheSizeOfAllThree(
        int width, int height, int factor, bool rotate, int? outHeight, int outWidth, int outputHeight)
    {
        FramePlan plan = new FrameAdjustment { ResizeFactor = factor, Rotate = rotate, OutHeight = outHeight }.PlanFor(width, height);
        Frame output = plan.Apply(new(plan.ReadWidth, plan.ReadHeight));
        Assert.Equal((outWidth, outputHeight), (output.Width, output.Height));
    }

    [Fact]
    public void Apply_CropScaledUp_ShowsThatPart()
    {
        var frame = new Frame(60, 40);
        for (int y = 10; y < 30; y++)
            frame.Row(y)[(20 * 3)..(40 * 3)].Fill(255);
        Frame scaled = new FrameAdjustment { Crop = new(10, 30, 20, 40), OutHeight = 80 }.PlanFor(60, 40).Apply(frame);
        Assert.Equal((80, 80), (scaled.Width, scaled.Height));
        Assert.All(scaled.Row(40).ToArray().Skip(6).SkipLast(6), value => Assert.InRange(value, 250, 255));
    }

    [Theory]
    [InlineData(0, 500, 0, -1)]
    [InlineData(20, 10, 0, -1)]
    [InlineData(0, -1, 0, 361)]
    [InlineData(-2, -1, 0, -1)]
    public void PlanFor_CropOutsideTheFrame_NamesTheFramesSize(int top, int bottom, int left, int right)
    {
        var error = Assert.Throws<SpeakException>(
            () => new FrameAdjustment { Crop = new Edges(top, bottom, left, right) }.PlanFor(360, 288));
        Assert.Contains("360 wide and 288 high", error.Message, StringComparison.Ordinal);
    }

    private static Frame Numbered(int width, int height) =>
        new(width, height, [.. Enumerable.Range(0, width * height).SelectMany(i => new[] { (byte)i, (byte)i, (byte)i })]);

    private static int[] Row(Frame frame, int y) => [.. frame.Row(y).ToArray().Where((_, i) => i % 3 == 0).Select(value => (int)value)];
}
