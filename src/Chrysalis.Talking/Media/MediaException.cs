using Chrysalis.Foundation.Errors;

namespace Chrysalis.Talking.Media;

/// <summary>An audio or video file that cannot be read or written.</summary>
public sealed class MediaException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public MediaException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public MediaException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception with the sentence that a value, a rule and a remedy make.</summary>
    public MediaException(Fault fault, Exception? inner = null) : base(fault, inner) { }
}
