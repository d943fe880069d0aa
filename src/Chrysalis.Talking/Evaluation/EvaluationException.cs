namespace Chrysalis.Talking.Evaluation;

/// <summary>The videos cannot be compared.</summary>
public sealed class EvaluationException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public EvaluationException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public EvaluationException(string message, Exception inner) : base(message, inner) { }
}
