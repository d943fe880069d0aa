namespace Chrysalis.Talking.Footage;

/// <summary>Footage that cannot be prepared, or a file of prepared footage that cannot be read.</summary>
public sealed class FootageException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public FootageException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public FootageException(string message, Exception inner) : base(message, inner) { }
}
