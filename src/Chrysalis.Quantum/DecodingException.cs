namespace Chrysalis.Quantum;

/// <summary>A model that cannot become a matching graph, or a shot that no error of the model explains.</summary>
/// <param name="message">One sentence: the offending value, the rule, the remedy.</param>
public sealed class DecodingException(string message) : QuantumException(message)
{
    /// <summary>
    /// The detectors of a shot whose events, or whose lack of the event of an error that always happens, no errors explain, in order:
    /// without the events, and with the lacking ones, it has an explanation. Empty when something else is wrong.
    /// </summary>
    public IReadOnlyList<int> UnexplainedEvents { get; private init; } = [];

    /// <summary>The shot that these are of, counted from 0; null where only one was given.</summary>
    public long? Shot { get; private init; }

    /// <summary>True when an error does not split into pieces of at most two detectors.</summary>
    internal bool IsUndecomposed { get; private init; }

    /// <summary>What is unexplained, and why.</summary>
    private string Reason { get; init; } = "";

    /// <summary>Events in a part of the graph where errors make even numbers of them.</summary>
    /// <param name="events">The detectors, at least one.</param>
    /// <param name="happened">False when the first has no event, which an error that always happens makes.</param>
    /// <param name="isLone">True when no error that may or may not happen flips the first.</param>
    internal static DecodingException Unexplained(IReadOnlyList<int> events, bool happened, bool isLone) => Unexplained(
        events,
        (happened ? $"the event at D{events[0]}: " : $"that D{events[0]} has no event: an error of probability 1 flips it, and ")
            + ((happened, isLone) switch
            {
                (_, false) => "its part of the model has no boundary and holds an odd number of events that are not certain.",
                (true, true) => "none flips it.",
                (false, true) => "no other does.",
            }),
        null);

    /// <summary>The same, with the number of the shot.</summary>
    internal DecodingException InShot(long shot) => Unexplained(UnexplainedEvents, Reason, shot);

    private static DecodingException Unexplained(IReadOnlyList<int> events, string reason, long? shot)
        => new($"{(shot is { } number ? $"Shot {number} (counted from 0): no" : "No")} errors of the model explain {reason}")
        {
            UnexplainedEvents = events, Shot = shot, Reason = reason,
        };

    /// <summary>An error that does not split.</summary>
    internal static DecodingException Undecomposed(string message, params IReadOnlyList<string> settings) =>
        new(message) { IsUndecomposed = true, Settings = settings };
}
