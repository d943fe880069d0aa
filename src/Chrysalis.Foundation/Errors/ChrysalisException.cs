namespace Chrysalis.Foundation.Errors;

/// <summary>
/// The input cannot be used. The message is one sentence that names the offending value, the rule it breaks and the remedy,
/// and is shown to the user as it stands (exit code 2). Every domain has one type of it.
/// </summary>
public class ChrysalisException : Exception
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public ChrysalisException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public ChrysalisException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception with the sentence that a value, a rule and a remedy make.</summary>
    public ChrysalisException(Fault fault, Exception? inner = null)
        : base((fault ?? throw new ArgumentNullException(nameof(fault))).Sentence, inner) =>
        (Value, Rule, Remedy) = (fault.Value, fault.Rule, fault.Remedy);

    /// <summary>The offending value as it was given, where one value is to blame.</summary>
    public string? Value { get; init; }

    /// <summary>The rule that the value breaks.</summary>
    public string? Rule { get; init; }

    /// <summary>What to do instead.</summary>
    public string? Remedy { get; init; }

    /// <summary>Where the value stands, in a file or text that was read.</summary>
    public ErrorPlace? Place { get; init; }
}
