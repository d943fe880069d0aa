namespace Chrysalis.Quantum.Decoding;

/// <summary>A shot has detection events that no errors of the model explain together.</summary>
public sealed class UnexplainedEventsException : DecodingException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="events">The events of the parts of the model that hold too many or too few of them, at least one.</param>
    /// <param name="reason">Why nothing explains them, as the end of a sentence without its full stop.</param>
    public UnexplainedEventsException(IReadOnlyList<int> events, string reason)
        : this(events, reason, null)
    {
    }

    private UnexplainedEventsException(IReadOnlyList<int> events, string reason, long? shot)
        : base($"{(shot is { } number ? $"Shot {number + 1}: no" : "No")} errors of the model explain the event at D{events[0]}: {reason}.")
        => (Events, Reason, Shot) = (events, reason, shot);

    /// <summary>The events that nothing explains; without them the shot has an explanation.</summary>
    public IReadOnlyList<int> Events { get; }

    /// <summary>The shot's number, counted from 0; null where only one was given. The message counts from 1.</summary>
    public long? Shot { get; }

    private string Reason { get; }

    /// <summary>The same, with the number of the shot.</summary>
    /// <param name="shot">Counted from 0.</param>
    internal UnexplainedEventsException InShot(long shot) => new(Events, Reason, shot);
}
