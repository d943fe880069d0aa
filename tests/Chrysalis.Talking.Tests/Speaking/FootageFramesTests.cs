using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Talking.Tests.Speaking;

public class FootageFramesTests
{
    private const int FrameBytes = 4 * 4 * 3;
    private int opened;
    private int running;

    [Theory]
    [InlineData(SyncMode.Bounce, 1000)] // all kept
    [InlineData(SyncMode.Bounce, 30)] // just kept
    [InlineData(SyncMode.Bounce, 29)] // just not kept
    [InlineData(SyncMode.Bounce, 7)]
    [InlineData(SyncMode.Bounce, 2)]
    [InlineData(SyncMode.Loop, 1000)]
    [InlineData(SyncMode.Loop, 7)]
    [InlineData(SyncMode.Hold, 7)]
    public void At_AnyModeAndBound_PlaysTheRightFrames(SyncMode mode, int framesKept)
    {
        using var footage = new FootageFrames(Open, framesKept * FrameBytes);
        var order = new FootageOrder(mode, 30);
        for (int i = 0; i < 130; i++)
            Assert.Equal(order.At(i), Number(footage.At(order.At(i))));
    }

    [Fact]
    public void At_AfterTheWholeWasSeen_PlaysShortFootageWithoutDecodingAgain()
    {
        using var footage = new FootageFrames(Open, 30 * FrameBytes);
        Assert.Equal(30, footage.FromStart(1000).Count());
        for (int i = 0; i < 100; i++)
            Assert.Equal(i % 30, Number(footage.At(i % 30)));
        Assert.Equal(1, opened);
    }

    [Fact]
    public void At_LongFootageBackwards_DecodesInSegments()
    {
        using var footage = new FootageFrames(Open, 10 * FrameBytes);
        Assert.Equal(30, footage.FromStart(1000).Count());
        for (int i = 29; i >= 0; i--)
            Assert.Equal(i, Number(footage.At(i)));
        Assert.InRange(opened, 3, 5);
    }

    [Fact]
    public void At_SeekLandsOnAnotherFrame_ReadsFromTheStart()
    {
        using var footage = new FootageFrames(start => Open(start == 0 ? 0 : start + 1), 7 * FrameBytes);
        var order = new FootageOrder(SyncMode.Bounce, 30);
        for (int i = 0; i < 70; i++)
            Assert.Equal(order.At(i), Number(footage.At(order.At(i))));
    }

    [Theory]
    [InlineData(3)] // one frame is left out later in the segment
    [InlineData(0)] // it ends early
    public void At_SeekGoesWrongLater_ReadsFromTheStart(int good)
    {
        IEnumerable<Frame> Astray(long start) => start == 0 ? Open(0)
            : good == 0 ? Open(start).Take(2)
            : Open(start).Take(good).Concat(Open(start + good + 1));
        using var footage = new FootageFrames(Astray, 7 * FrameBytes);
        var order = new FootageOrder(SyncMode.Bounce, 30);
        for (int i = 0; i < 70; i++)
            Assert.Equal(order.At(i), Number(footage.At(order.At(i))));
        Assert.NotEqual(0, footage.InexactSeekCount);
    }

    [Fact]
    public void At_PastTheEnd_IsNull()
    {
        using var footage = new FootageFrames(Open, 7 * FrameBytes);
        Assert.Null(footage.At(30));
        Assert.Null(footage.At(31));
        Assert.Equal(0, Number(footage.At(0)));
    }

    [Fact]
    public void Dispose_InTheMiddle_EndsTheDecoder()
    {
        var footage = new FootageFrames(Open, 7 * FrameBytes);
        footage.At(12);
        Assert.Equal(1, running);
        footage.Dispose();
        Assert.Equal(0, running);
    }

    private static int Number(Frame? frame) => frame!.Rgb[0];

    private IEnumerable<Frame> Open(long start)
    {
        opened++;
        running++;
        try
        {
            for (long i = start; i < 30; i++)
            {
                var frame = new Frame(4, 4);
                frame.Rgb.AsSpan().Fill((byte)i);
                yield return frame;
            }
        }
        finally
        {
            running--;
        }
    }
}
