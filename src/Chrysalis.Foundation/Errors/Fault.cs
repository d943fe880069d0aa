namespace Chrysalis.Foundation.Errors;

/// <summary>
/// What is wrong with a value: <c>new("out", "is a folder", "name a file in it")</c> says <c>'out' is a folder: name a file in it.</c>
/// </summary>
/// <param name="Value">The offending value as it was given.</param>
/// <param name="Rule">The rule it breaks, as the predicate of the sentence.</param>
/// <param name="Remedy">What to do instead, as an order.</param>
public sealed record Fault(string Value, string Rule, string Remedy)
{
    /// <summary>How the sentence begins; the quoted value where nothing is said.</summary>
    public string? Subject { get; init; }

    /// <summary>The sentence for the user.</summary>
    public string Sentence => $"{Subject ?? $"'{Value}'"} {Rule}: {Remedy}.";
}
