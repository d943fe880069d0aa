using System.Collections.Concurrent;

namespace Chrysalis.Foundation.Lifetimes;

/// <summary>
/// Things that only one may use at a time, kept from one use to the next: each use has one to itself, and there come to be as many as are
/// used at once. Safe for several threads; what is in use when it is disposed of is freed after that use.
/// </summary>
/// <typeparam name="T">What is used.</typeparam>
public sealed class Spares<T> : IDisposable
    where T : IDisposable
{
    private readonly ConcurrentBag<T> free;
    private readonly Lifetime lifetime;

    /// <summary>Begins with those that are there already; they are disposed of with the others.</summary>
    /// <param name="first">They; null for none.</param>
    public Spares(IEnumerable<T>? first = null)
    {
        free = [.. first ?? []];
        lifetime = new(typeof(Spares<T>), Free);
    }

    /// <summary>Uses one.</summary>
    /// <param name="make">Makes one where none is free.</param>
    /// <param name="use">Uses it, and keeps no hold of it.</param>
    /// <exception cref="ObjectDisposedException">They are disposed of.</exception>
    public TResult With<TResult>(Func<T> make, Func<T, TResult> use)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(use);
        using Lifetime.Use held = lifetime.Hold();
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
    public void Dispose() => lifetime.End();

    private void Free()
    {
        while (free.TryTake(out T? one))
            one.Dispose();
    }
}
