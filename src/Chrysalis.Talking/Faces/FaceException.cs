namespace Chrysalis.Talking.Faces;

/// <summary>The faces of a picture or video, or the models that find them, cannot be used.</summary>
public sealed class FaceException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public FaceException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public FaceException(string message, Exception inner) : base(message, inner) { }
}
