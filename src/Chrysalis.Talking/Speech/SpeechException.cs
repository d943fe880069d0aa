namespace Chrysalis.Talking.Speech;

/// <summary>Sound that speech features cannot be made of.</summary>
public sealed class SpeechException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public SpeechException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public SpeechException(string message, Exception inner) : base(message, inner) { }
}
