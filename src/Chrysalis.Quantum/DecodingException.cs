namespace Chrysalis.Quantum;

/// <summary>A model that cannot become a matching graph, or a shot that no error of the model explains.</summary>
/// <param name="message">One sentence: the offending value, the rule, the remedy.</param>
public sealed class DecodingException(string message) : QuantumException(message)
{
    /// <summary>
    /// The events of a shot that no errors explain, in order: without them it has an explanation. Empty when something else is wrong.
    /// </summary>
    public IReadOnlyList<int> UnexplainedEvents { get; private init; } = [];

    /// <summary>The shot that these are of, counted from 0; null where only one was given.</summary>
    public long? Shot { get; private init; }

    /// <summary>True when an error does not split into pieces of at most two detectors.</summary>
    internal bool IsUndecomposed { get; private init; }

    /// <summary>True when no error at all flips the first of the events.</summary>
    private bool IsLone { get; init; }

    /// <summary>Events in a part of the graph where errors make even numbers of them.</summary>
    internal static DecodingException Unexplained(IReadOnlyList<int> events, bool isLone) => Unexplained(events, isLone, null);

    /// <summary>The same, with the number of the shot.</summary>
    internal DecodingException InShot(long shot) => Unexplained(UnexplainedEvents, IsLone, shot);

    private static DecodingException Unexplained(IReadOnlyList<int> events, bool isLone, long? shot) => new(
        $"{(shot is { } number ? $"Shot {number} (counted from 0): no" : "No")} errors of the model explain the event at D{events[0]}: "
            + (isLone ? "none flips it." : "its part of the model has no boundary and holds an odd number of events."))
    {
        UnexplainedEvents = events, Shot = shot, IsLone = isLone,
    };

    /// <summary>An error that does not split.</summary>
    internal static DecodingException Undecomposed(string message) => new(message) { IsUndecomposed = true };
}
