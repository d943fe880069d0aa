namespace Chrysalis.Testing;

/// <summary>Work on a thread of its own, which a test may wait for.</summary>
internal sealed class Background
{
    private readonly Thread thread;
    private Exception? failure;

    /// <summary>Begins the work.</summary>
    public Background(Action work)
    {
        thread = new(() => Run(work)) { IsBackground = true };
        thread.Start();
    }

    /// <summary>Whether it has ended.</summary>
    public bool IsCompleted => !thread.IsAlive;

    /// <summary>Waits for its end, and throws what it threw.</summary>
    public void Join()
    {
        thread.Join();
        if (failure is not null)
            throw new AggregateException(failure);
    }

    private void Run(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error)
        {
            failure = error;
        }
    }
}
