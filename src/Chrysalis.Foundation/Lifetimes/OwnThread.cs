namespace Chrysalis.Foundation.Lifetimes;

/// <summary>
/// Work on a thread of its own: it waits for programs, files or native code, or it lasts, and the pool's few threads are to stay free.
/// </summary>
public static class OwnThread
{
    /// <summary>Starts the work.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="cancellation">Work that has not begun when this is cancelled does not begin.</param>
    /// <returns>Ends as the work does.</returns>
    public static Task Run(Action work, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Task.Factory.StartNew(work, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <inheritdoc cref="Run(Action, CancellationToken)"/>
    /// <returns>What the work makes.</returns>
    public static Task<T> Run<T>(Func<T> work, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Task.Factory.StartNew(work, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
