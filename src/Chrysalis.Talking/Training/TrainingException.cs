namespace Chrysalis.Talking.Training;

/// <summary>Footage or settings that cannot be trained on.</summary>
public sealed class TrainingException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public TrainingException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public TrainingException(string message, Exception inner) : base(message, inner) { }
}
