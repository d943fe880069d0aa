using System.Runtime.CompilerServices;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speech;

public class BlockSourceTests
{
    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_BlocksOfAnyLength_GivesEverySample()
    {
        await using var source = new BlockSource(Blocks([1, 2, 3], [], [4], [5, 6]), 24000);
        Assert.Equal([1, 2, 3, 4, 5, 6], source.ReadToEnd(TestEnds).Samples);
        Assert.Equal(24000, source.RateHz);
    }

    [Fact]
    public async Task Read_CancelledWait_LosesNoBlock()
    {
        var coming = new TaskCompletionSource();
        await using var source = new BlockSource(After(coming.Task, [7, 8], TestEnds));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var block = new float[2];
        Assert.ThrowsAny<OperationCanceledException>(() => source.Read(block, cancelled.Token));
        coming.SetResult();
        Assert.Equal(2, source.Read(block, TestEnds));
        Assert.Equal([7, 8], block);
    }

    [Fact]
    public async Task Dispose_WhileABlockIsAwaited_TellsItsSender()
    {
        var source = new BlockSource(After(new TaskCompletionSource().Task, [1], TestEnds));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.ThrowsAny<OperationCanceledException>(() => source.Read(new float[1], cancelled.Token));
        await source.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => source.Read(new float[1], TestEnds));
    }

    [Fact]
    public async Task Read_SenderFails_PassesItsErrorOn()
    {
        await using var source = new BlockSource(After(Task.FromException(new IOException("the voice is gone")), [1], TestEnds));
        Assert.Equal("the voice is gone", Assert.Throws<IOException>(() => source.Read(new float[1], TestEnds)).Message);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> Blocks(params float[][] blocks)
    {
        foreach (float[] block in blocks)
        {
            await Task.Yield();
            yield return block;
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> After(
        Task first, float[] block, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await first.WaitAsync(cancellation);
        yield return block;
    }
}
