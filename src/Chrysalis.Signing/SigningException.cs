using Chrysalis.Foundation.Errors;

namespace Chrysalis.Signing;

/// <summary>A key, a message or a signature scheme that cannot be used.</summary>
public sealed class SigningException : ChrysalisException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public SigningException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public SigningException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception with the sentence that a value, a rule and a remedy make.</summary>
    public SigningException(Fault fault, Exception? inner = null) : base(fault, inner) { }
}
