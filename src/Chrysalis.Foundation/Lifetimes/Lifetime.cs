namespace Chrysalis.Foundation.Lifetimes;

/// <summary>
/// Counts the uses of something that can be disposed of. What is disposed of while it is in use is freed when its last use ends, so that
/// no thread reads what another has freed; a use that begins later is refused. Safe for several threads.
/// </summary>
/// <param name="owner">The type that is disposed of, for the exception.</param>
/// <param name="free">Frees what is owned; called once, by the thread that ends the last use.</param>
public sealed class Lifetime(Type owner, Action free)
{
    private readonly Type owner = owner ?? throw new ArgumentNullException(nameof(owner));
    private readonly Action free = free ?? throw new ArgumentNullException(nameof(free));

    // The lowest bit: whether the life has ended. Above it: how many uses go on.
    private const int Ended = 1;
    private const int One = 2;
    private int state;

    /// <summary>Whether the owner is disposed of.</summary>
    public bool HasEnded => (Volatile.Read(ref state) & Ended) != 0;

    /// <summary>Begins a use, which ends when what is returned is disposed of, once.</summary>
    /// <exception cref="ObjectDisposedException">The owner is disposed of.</exception>
    public Use Hold()
    {
        int seen = Volatile.Read(ref state);
        while (true)
        {
            ObjectDisposedException.ThrowIf((seen & Ended) != 0, owner);
            int before = Interlocked.CompareExchange(ref state, seen + One, seen);
            if (before == seen)
                return new(this);
            seen = before;
        }
    }

    /// <summary>Refuses a use after the end, where nothing is held.</summary>
    /// <exception cref="ObjectDisposedException">The owner is disposed of.</exception>
    public void Require() => ObjectDisposedException.ThrowIf(HasEnded, owner);

    /// <summary>Ends the life: frees now, or after the last use. What has ended does not end again.</summary>
    public void End()
    {
        if (Interlocked.Or(ref state, Ended) == 0)
            free();
    }

    private void Release()
    {
        if (Interlocked.Add(ref state, -One) == Ended)
            free();
    }

    /// <summary>A use that goes on until it is disposed of.</summary>
    public readonly struct Use : IDisposable
    {
        private readonly Lifetime? lifetime;

        internal Use(Lifetime lifetime) => this.lifetime = lifetime;

        /// <summary>Ends the use.</summary>
        public void Dispose() => lifetime?.Release();
    }
}
