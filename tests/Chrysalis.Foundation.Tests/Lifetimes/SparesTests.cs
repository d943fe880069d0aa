using Chrysalis.Foundation.Lifetimes;

namespace Chrysalis.Foundation.Tests.Lifetimes;

public sealed class SparesTests
{
    [Fact]
    public void With_OneUseAfterTheOther_UsesTheSameOne()
    {
        var made = new List<Tool>();
        using var spares = new Spares<Tool>();

        Tool first = spares.With(() => Made(made), tool => tool);
        Assert.Throws<InvalidDataException>(() => spares.With(() => Made(made), int (_) => throw new InvalidDataException()));
        Assert.Same(first, spares.With(() => Made(made), tool => tool));
        Assert.Single(made);
    }

    [Fact]
    public void With_TwoUsesAtOnce_HaveOneEach()
    {
        using var own = new Tool();
        using var spares = new Spares<Tool>([own]);

        spares.With(
            () => throw new InvalidOperationException("one is there"),
            outer => spares.With(() => new Tool(), inner =>
            {
                Assert.Same(own, outer);
                Assert.NotSame(outer, inner);
                return 0;
            }));
    }

    [Fact]
    public void Dispose_InTheMiddleOfAUse_FreesAllAfterIt()
    {
        var made = new List<Tool>();
        var spares = new Spares<Tool>();

        spares.With(() => Made(made), tool =>
        {
            spares.Dispose();
            Assert.False(tool.IsDisposed);
            return 0;
        });

        Assert.True(Assert.Single(made).IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => spares.With(() => new Tool(), _ => 0));
    }

    private static Tool Made(List<Tool> made)
    {
        made.Add(new());
        return made[^1];
    }

    private sealed class Tool : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
