namespace Chrysalis.Quantum.Decoding;

/// <summary>
/// Refuses a second thread while one is at work: two in one working memory would spoil each other's answers, or never end.
/// </summary>
/// <param name="owner">The name of what is used.</param>
internal sealed class SoleUse(string owner)
{
    private int busy;

    /// <summary>Begins a use, which ends when what is returned is disposed of.</summary>
    /// <exception cref="InvalidOperationException">Another thread is at work.</exception>
    public Scope Enter() => Interlocked.Exchange(ref busy, 1) == 0
        ? new(this)
        : throw new InvalidOperationException($"This {owner} is at work on another thread: give each thread a fork of its own.");

    /// <summary>A use that goes on until it is disposed of.</summary>
    public readonly ref struct Scope
    {
        private readonly SoleUse use;

        internal Scope(SoleUse use) => this.use = use;

        /// <summary>Ends the use.</summary>
        public void Dispose() => Volatile.Write(ref use.busy, 0);
    }
}
