namespace Chrysalis.Talking.Media.Sinks;

/// <summary>Holds a sink's calls to their order: begin once, then write and complete, and nothing after dispose.</summary>
/// <param name="owner">The sink's type, for messages.</param>
internal sealed class SinkOrder(Type owner)
{
    private bool begun;
    private bool ended;

    /// <summary>The sink begins.</summary>
    /// <exception cref="ObjectDisposedException">It is disposed of.</exception>
    /// <exception cref="InvalidOperationException">It has begun before.</exception>
    public void Begin()
    {
        RequireOpen();
        if (begun)
            throw new InvalidOperationException($"{owner.Name} has begun its video: take a new one for another video.");
        begun = true;
    }

    /// <summary>Refuses frames and an end before the beginning.</summary>
    /// <exception cref="ObjectDisposedException">The sink is disposed of.</exception>
    /// <exception cref="InvalidOperationException">It has not begun.</exception>
    public void RequireBegun()
    {
        RequireOpen();
        if (!begun)
            throw new InvalidOperationException($"{owner.Name} has no video yet: call Begin first.");
    }

    /// <summary>The sink is disposed of.</summary>
    public void End() => ended = true;

    private void RequireOpen() => ObjectDisposedException.ThrowIf(ended, owner);
}
