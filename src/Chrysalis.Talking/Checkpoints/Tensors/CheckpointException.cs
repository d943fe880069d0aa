namespace Chrysalis.Talking.Checkpoints.Tensors;

/// <summary>A weights file that cannot be read or does not fit.</summary>
public sealed class CheckpointException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public CheckpointException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public CheckpointException(string message, Exception inner) : base(message, inner) { }
}
