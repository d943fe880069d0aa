using Chrysalis.Talking.Speaking;

namespace Chrysalis.Talking.Tests.Speaking;

public class ReadAheadExtensionsTests
{
    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void ReadAhead_AnyCapacity_KeepsTheOrder(int capacity) =>
        Assert.Equal(Enumerable.Range(0, 50), Enumerable.Range(0, 50).ReadAhead(capacity, TestEnds));

    [Fact]
    public void ReadAhead_SlowReader_StaysWithinTheCapacity()
    {
        int taken = 0, most = 0, read = 0;
        foreach (int _ in Enumerable.Range(0, 100).Select(i => { taken++; return i; }).ReadAhead(4, TestEnds))
        {
            // The source gets as far ahead as it may before the next item is asked for.
            read++;
            SpinWait.SpinUntil(() => Volatile.Read(ref taken) >= Math.Min(100, read + 5));
            most = Math.Max(most, Volatile.Read(ref taken) - read);
        }

        // Four waiting, one in the source's hand.
        Assert.Equal(5, most);
    }

    [Fact]
    public void ReadAhead_SourceFails_DeliversWhatCameBeforeAndThenTheError()
    {
        static IEnumerable<int> Failing()
        {
            yield return 1;
            throw new InvalidDataException("broken");
        }

        var seen = new List<int>();
        var error = Assert.Throws<InvalidDataException>(() => seen.AddRange(Failing().ReadAhead(4, TestEnds)));
        Assert.Equal("broken", error.Message);
    }

    [Fact]
    public void ReadAhead_ReaderStopsEarly_DisposesTheSourceFirst()
    {
        bool disposed = false;
        IEnumerable<int> Endless()
        {
            try
            {
                for (int i = 0; ; i++)
                    yield return i;
            }
            finally
            {
                disposed = true;
            }
        }

        Assert.Equal([0, 1, 2], Endless().ReadAhead(2, TestEnds).Take(3));
        Assert.True(disposed);
    }

    [Fact]
    public void ReadAhead_Cancelled_EndsAtOnceAndDisposesTheSource()
    {
        bool disposed = false;
        using var cancellation = new CancellationTokenSource();
        IEnumerable<int> Waiting()
        {
            try
            {
                yield return 1;
                cancellation.Token.WaitHandle.WaitOne();
                cancellation.Token.ThrowIfCancellationRequested();
            }
            finally
            {
                disposed = true;
            }
        }

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (int _ in Waiting().ReadAhead(2, cancellation.Token))
                cancellation.CancelAfter(20);
        });
        Assert.True(disposed);
    }
}
