using System.Collections.Concurrent;

namespace Chrysalis.Foundation.Lifetimes;

/// <summary>
/// Things that only one may use at a time, kept from one use to the next: each use has one to itself, and there come to be as many as are
/// used at once. Safe for several threads, except that nothing may be in use when it is disposed of.
/// </summary>
/// <typeparam name="T">What is used.</typeparam>
/// <param name="first">Those that are there already, disposed of with the others; null for none.</param>
public sealed class Spares<T>(IEnumerable<T>? first = null) : IDisposable
    where T : IDisposable
{
    private readonly ConcurrentBag<T> free = [.. first ?? []];

    /// <summary>Uses one.</summary>
    /// <param name="make">Makes one where none is free.</param>
    /// <param name="use">Uses it, and keeps no hold of it.</param>
    public TResult With<TResult>(Func<T> make, Func<T, TResult> use)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(use);
        if (!free.TryTake(out T? one))
            one = make();
        try
        {
            return use(one);
        }
        finally
        {
            free.Add(one);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (free.TryTake(out T? one))
            one.Dispose();
    }
}
