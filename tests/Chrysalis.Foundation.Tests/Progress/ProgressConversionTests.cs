using Chrysalis.Foundation.Progress;

namespace Chrysalis.Foundation.Tests.Progress;

public class ProgressConversionTests
{
    private readonly List<WorkProgress> seen = [];

    [Fact]
    public void As_OtherReports_AreConvertedInOrder()
    {
        IProgress<int> numbers = new Recorder(seen).As<int>(number => new("count", number, 3));

        numbers.Report(1);
        numbers.Report(2);

        Assert.Equal([new("count", 1, 3), new("count", 2, 3)], seen);
    }

    [Theory]
    [InlineData(0.25, 0, 1, 250)]
    [InlineData(1, 0, 1, 1000)]
    [InlineData(0.5, 1, 4, 375)]
    [InlineData(1, 3, 4, 1000)]
    public void InShares_ShareOfAPart_IsThousandthsOfTheStage(double share, int part, int parts, long done)
    {
        new Recorder(seen).InShares("race", part, parts).Report(share);

        Assert.Equal(new("race", done, 1000), Assert.Single(seen));
    }

    private sealed class Recorder(List<WorkProgress> seen) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => seen.Add(value);
    }
}
