using Chrysalis.Foundation.Errors;

namespace Chrysalis.Talking.Personas;

/// <summary>A persona folder that cannot be used.</summary>
public sealed class PersonaException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public PersonaException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public PersonaException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception with the sentence that a value, a rule and a remedy make.</summary>
    public PersonaException(Fault fault, Exception? inner = null) : base(fault, inner) { }
}
