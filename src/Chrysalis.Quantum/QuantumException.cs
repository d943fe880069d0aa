using Chrysalis.Foundation.Errors;

namespace Chrysalis.Quantum;

/// <summary>
/// The input cannot be used. The message is one sentence that names the offending value and the remedy,
/// and is shown to the user as it stands (exit code 2).
/// </summary>
public class QuantumException : ChrysalisException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public QuantumException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public QuantumException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception with the sentence that a value, a rule and a remedy make.</summary>
    public QuantumException(Fault fault, Exception? inner = null) : base(fault, inner) { }
}
