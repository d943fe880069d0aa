namespace Chrysalis.Quantum.Tests.Threads;

/// <summary>Runs work on several threads that begin at the same moment.</summary>
internal static class Together
{
    /// <summary>The results, one a thread; the first exception where there is one.</summary>
    public static T[] Run<T>(int threads, Func<int, T> work)
    {
        using var start = new Barrier(threads);
        var results = new T[threads];
        var failures = new Exception?[threads];
        Thread[] all = [.. Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                results[number] = work(number);
            }
            catch (Exception error)
            {
                failures[number] = error;
            }
        }))];
        foreach (Thread thread in all)
            thread.Start();
        foreach (Thread thread in all)
            thread.Join();
        return failures.FirstOrDefault(failure => failure is not null) is { } first ? throw new AggregateException(first) : results;
    }
}
