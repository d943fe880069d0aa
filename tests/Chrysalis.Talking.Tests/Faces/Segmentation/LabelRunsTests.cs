using Chrysalis.Talking.Faces.Segmentation;

namespace Chrysalis.Talking.Tests.Faces.Segmentation;

public sealed class LabelRunsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16383)]
    [InlineData(16384)]
    [InlineData(40000)]
    public void Of_AnyLabels_AreFilledBack(int count)
    {
        var draw = new Random(count);
        var labels = new byte[count];
        for (int i = 0; i < count;)
        {
            int length = draw.Next(1, draw.Next(2) == 0 ? 4 : 30000);
            labels.AsSpan(i, Math.Min(length, count - i)).Fill((byte)draw.Next(3));
            i += length;
        }

        var read = new byte[count];

        Assert.True(LabelRuns.TryFill(LabelRuns.Of(labels), read));
        Assert.Equal(labels, read);
    }

    [Fact]
    public void TryFill_OtherRuns_AreRefused()
    {
        short[] runs = LabelRuns.Of(new byte[10]);

        Assert.False(LabelRuns.TryFill(runs, new byte[9]));
        Assert.False(LabelRuns.TryFill(runs, new byte[11]));
        Assert.False(LabelRuns.TryFill([0], []));
        Assert.False(LabelRuns.TryFill([unchecked((short)(3 << 14 | 10))], new byte[10]));
    }
}
