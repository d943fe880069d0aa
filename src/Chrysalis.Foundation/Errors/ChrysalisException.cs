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

    /// <summary>
    /// The settings that the sentence speaks of, as the properties and parameters of the library are named: <c>Face</c> where it says
    /// "leave out the face". Whoever gives them other names, as a command line does, can add those.
    /// </summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>
    /// What must be installed, or installed again: the name of a program, or the path of a file that comes with this one. Null where
    /// nothing is missing.
    /// </summary>
    public string? NotInstalled { get; init; }

    /// <summary>Where the value stands, in a file or text that was read.</summary>
    public ErrorPlace? Place { get; init; }
}
