namespace Chrysalis.Talking.Speaking;

/// <summary>A request to speak that cannot be met.</summary>
public sealed class SpeakException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public SpeakException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public SpeakException(string message, Exception inner) : base(message, inner) { }
}
