using Chrysalis.Talking.Speaking;

namespace Chrysalis.Talking.Tests.Speaking;

public class FootageOrderTests
{
    [Theory]
    [InlineData(SyncMode.Bounce, 4, "0 1 2 3 2 1 0 1 2 3 2")]
    [InlineData(SyncMode.Loop, 4, "0 1 2 3 0 1 2 3 0 1 2")]
    [InlineData(SyncMode.Hold, 4, "0 1 2 3 3 3 3 3 3 3 3")]
    [InlineData(SyncMode.Bounce, 2, "0 1 0 1 0 1 0 1 0 1 0")]
    [InlineData(SyncMode.Bounce, 1, "0 0 0 0 0 0 0 0 0 0 0")]
    [InlineData(SyncMode.Loop, 1, "0 0 0 0 0 0 0 0 0 0 0")]
    [InlineData(SyncMode.Cut, 20, "0 1 2 3 4 5 6 7 8 9 10")]
    public void At_EachMode_PlaysInOrder(SyncMode mode, int count, string expected)
    {
        var order = new FootageOrder(mode, count);
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, 11).Select(i => order.At(i))));
    }
}
