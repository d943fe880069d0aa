using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Tests.Speaking;

public class GrowingBatchesTests
{
    [Theory]
    [InlineData(25, 8, new[] { 2, 4, 8, 8, 3 })]
    [InlineData(14, 8, new[] { 2, 4, 8 })]
    [InlineData(7, 3, new[] { 2, 3, 2 })]
    [InlineData(3, 1, new[] { 1, 1, 1 })]
    [InlineData(1, 16, new[] { 1 })]
    [InlineData(0, 16, new int[0])]
    public void Of_ARow_BeginsSmallAndLosesNothing(int count, int most, int[] sizes)
    {
        int[][] batches = [.. GrowingBatches.Of(Enumerable.Range(0, count), most)];
        Assert.Equal(sizes, batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(0, count), batches.SelectMany(batch => batch));
    }

    [Fact]
    public void Of_ARow_ReadsNoFurtherThanTheBatchThatIsTaken()
    {
        int read = 0;
        Assert.Equal([0, 1], GrowingBatches.Of(Enumerable.Range(0, 100).Select(i => read++), 8).First());
        Assert.Equal(2, read);
    }
}
