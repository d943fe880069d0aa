using Chrysalis.Foundation.Errors;

namespace Chrysalis.Bitcoin;

/// <summary>Chain data, a script or an address is malformed; the message says what and where.</summary>
public sealed class BitcoinFormatException : ChrysalisException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public BitcoinFormatException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public BitcoinFormatException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception with the sentence that a value, a rule and a remedy make.</summary>
    public BitcoinFormatException(Fault fault, Exception? inner = null) : base(fault, inner) { }
}
