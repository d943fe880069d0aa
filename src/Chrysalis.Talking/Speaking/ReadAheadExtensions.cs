using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Chrysalis.Talking.Speaking;

/// <summary>Lets one stage of a stream run beside the next.</summary>
internal static class ReadAheadExtensions
{
    /// <summary>
    /// Enumerates <paramref name="source"/> on a thread of its own, at most <paramref name="capacity"/> items ahead of the
    /// caller. An exception of the source reaches the caller once, in its place. When the caller stops - at the end, early
    /// or cancelled - the source is disposed and the thread has ended before the call returns.
    /// </summary>
    public static IEnumerable<T> ReadAhead<T>(this IEnumerable<T> source, int capacity, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var items = new BlockingCollection<T>(capacity);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Enumerate) { IsBackground = true, Name = "read ahead" };
        thread.Start();
        try
        {
            foreach (T item in items.GetConsumingEnumerable(cancellation))
                yield return item;
            thread.Join();
            failure?.Throw();
            cancellation.ThrowIfCancellationRequested();
        }
        finally
        {
            stop.Cancel();
            thread.Join();
        }

        void Enumerate()
        {
            try
            {
                foreach (T item in source)
                    items.Add(item, stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The caller stopped and knows.
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
            finally
            {
                items.CompleteAdding();
            }
        }
    }
}
