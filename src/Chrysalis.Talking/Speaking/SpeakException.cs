using Chrysalis.Foundation.Errors;

namespace Chrysalis.Talking.Speaking;

/// <summary>A request to speak that cannot be met.</summary>
public sealed class SpeakException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public SpeakException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public SpeakException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception with the sentence that a value, a rule and a remedy make.</summary>
    public SpeakException(Fault fault, Exception? inner = null) : base(fault, inner) { }
}
