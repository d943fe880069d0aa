using System.IO.Pipelines;
using Chrysalis.Cluster.Greetings;
using Chrysalis.Cluster.Membership;

namespace Chrysalis.Cluster.Tests.Greetings;

public sealed class GreetingTests
{
    private static readonly GreetingTerms Terms = new(ClusterSecret.Of("a secret of some length"), "1.2.3");

    [Fact]
    public async Task Greet_SameTerms_AreWelcomeAndLeaveWhatFollows()
    {
        (Line caller, Line called) = Line.Pair();
        Task<GreetingOutcome> answer = Greeting.AnswerAsync(called, Terms, TestContext.Current.CancellationToken);
        GreetingOutcome call = await Greeting.CallAsync(caller, Terms, TestContext.Current.CancellationToken);
        await caller.Output.WriteAsync("after"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.True(call.IsWelcome);
        Assert.True((await answer).IsWelcome);
        ReadResult rest = await called.Input.ReadAtLeastAsync(5, TestContext.Current.CancellationToken);
        Assert.Equal("after"u8.ToArray(), rest.Buffer.FirstSpan.ToArray());
    }

    [Fact]
    public async Task Greet_BothWithoutASecret_AreWelcome()
    {
        GreetingTerms open = Terms with { Secret = null };
        (GreetingOutcome call, GreetingOutcome answer) = await Greet(open, open);
        Assert.True(call.IsWelcome && answer.IsWelcome);
    }

    [Theory]
    [InlineData("another secret of it", "1.2.3", nameof(GreetingRefusal.OtherSecret))]
    [InlineData(null, "1.2.3", nameof(GreetingRefusal.OneSecret))]
    [InlineData("a secret of some length", "1.2.4", nameof(GreetingRefusal.OtherVersion))]
    public async Task Greet_OtherTerms_AreRefusedOnBothSides(string? secret, string version, string refusal)
    {
        GreetingTerms other = new(secret is null ? null : ClusterSecret.Of(secret), version);
        (GreetingOutcome call, GreetingOutcome answer) = await Greet(other, Terms);
        Assert.Equal(refusal, call.Refusal.ToString());
        Assert.Equal(refusal, answer.Refusal.ToString());
        (call, answer) = await Greet(Terms, other);
        Assert.Equal(refusal, call.Refusal.ToString());
        Assert.Equal(refusal, answer.Refusal.ToString());
    }

    [Fact]
    public async Task Answer_Garbage_IsRefusedAfterOneHello()
    {
        (Line caller, Line called) = Line.Pair();
        await caller.Output.WriteAsync(new byte[1 << 20], TestContext.Current.CancellationToken);
        GreetingOutcome answer = await Greeting.AnswerAsync(called, Terms, TestContext.Current.CancellationToken);
        Assert.Equal(GreetingRefusal.Garbage, answer.Refusal);
    }

    [Fact]
    public async Task Greet_PeerThatHangsUp_IsRefused()
    {
        (Line caller, Line called) = Line.Pair();
        await caller.Output.WriteAsync(Hello.New(Terms).Bytes.AsMemory(0, 20), TestContext.Current.CancellationToken);
        await caller.Output.CompleteAsync();
        GreetingOutcome answer = await Greeting.AnswerAsync(called, Terms, TestContext.Current.CancellationToken);
        Assert.Equal(GreetingRefusal.Garbage, answer.Refusal);
    }

    [Fact]
    public async Task Greet_PeerThatSaysNothing_IsGivenUp()
    {
        GreetingTerms hasty = Terms with { Patience = TimeSpan.FromMilliseconds(50) };
        (Line caller, Line called) = Line.Pair();
        Assert.Equal(
            GreetingRefusal.Slow, (await Greeting.AnswerAsync(called, hasty, TestContext.Current.CancellationToken)).Refusal);
        Assert.Equal(GreetingRefusal.Slow, (await Greeting.CallAsync(caller, hasty, TestContext.Current.CancellationToken)).Refusal);
    }

    /// <summary>One who knows no secret gives back what it is given.</summary>
    [Fact]
    public async Task Greet_Echo_IsRefused()
    {
        (Line caller, Line called) = Line.Pair();
        Task<GreetingOutcome> call = Greeting.CallAsync(caller, Terms, TestContext.Current.CancellationToken);
        byte[] hello = await Take(called, Hello.Length);
        await called.Output.WriteAsync(hello, TestContext.Current.CancellationToken);
        byte[] proof = await Take(called, Proof.Length);
        await called.Output.WriteAsync((byte[])[0, .. proof], TestContext.Current.CancellationToken);
        Assert.Equal(GreetingRefusal.OtherSecret, (await call).Refusal);
    }

    /// <summary>What was heard once is no use in another greeting.</summary>
    [Fact]
    public async Task Greet_ReplayOfAnEarlierCaller_IsRefused()
    {
        (Line caller, Line called) = Line.Pair();
        Task<GreetingOutcome> first = Greeting.CallAsync(caller, Terms, TestContext.Current.CancellationToken);
        byte[] hello = await Take(called, Hello.Length);
        await called.Output.WriteAsync(Hello.New(Terms).Bytes, TestContext.Current.CancellationToken);
        byte[] proof = await Take(called, Proof.Length);
        await called.Output.CompleteAsync();
        await first;

        (caller, called) = Line.Pair();
        Task<GreetingOutcome> answer = Greeting.AnswerAsync(called, Terms, TestContext.Current.CancellationToken);
        await caller.Output.WriteAsync((byte[])[.. hello, .. proof], TestContext.Current.CancellationToken);
        Assert.Equal(GreetingRefusal.OtherSecret, (await answer).Refusal);
    }

    private static async Task<byte[]> Take(Line line, int length)
    {
        ReadResult read = await line.Input.ReadAtLeastAsync(length, TestContext.Current.CancellationToken);
        byte[] bytes = [.. read.Buffer.FirstSpan[..length]];
        line.Input.AdvanceTo(read.Buffer.GetPosition(length));
        return bytes;
    }

    private static async Task<(GreetingOutcome Call, GreetingOutcome Answer)> Greet(GreetingTerms calling, GreetingTerms called)
    {
        (Line one, Line other) = Line.Pair();
        Task<GreetingOutcome> answer = Greeting.AnswerAsync(other, called, TestContext.Current.CancellationToken);
        return (await Greeting.CallAsync(one, calling, TestContext.Current.CancellationToken), await Finish());

        async Task<GreetingOutcome> Finish()
        {
            // Whoever is refused hangs up.
            await one.Output.CompleteAsync();
            return await answer;
        }
    }
}
