namespace Chrysalis.Talking.Onnx;

/// <summary>A model that cannot be read or converted.</summary>
public sealed class OnnxException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public OnnxException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public OnnxException(string message, Exception inner) : base(message, inner) { }
}
