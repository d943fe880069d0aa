using Chrysalis.Foundation.Lifetimes;

namespace Chrysalis.Foundation.Tests.Lifetimes;

public sealed class OwnThreadTests
{
    [Fact]
    public async Task Work_is_done_on_no_thread_of_the_pool()
    {
        Assert.False(await OwnThread.Run(() => Thread.CurrentThread.IsThreadPoolThread, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_the_work_throws_comes_out()
    {
        Task work = OwnThread.Run(() => throw new IOException("gone"), TestContext.Current.CancellationToken);
        Assert.Equal("gone", (await Assert.ThrowsAsync<IOException>(() => work)).Message);
    }

    [Fact]
    public async Task Cancelled_work_does_not_begin()
    {
        bool begun = false;
        Task work = OwnThread.Run(() => { begun = true; }, new CancellationToken(canceled: true));
        await Assert.ThrowsAsync<TaskCanceledException>(() => work);
        Assert.False(begun);
    }
}
