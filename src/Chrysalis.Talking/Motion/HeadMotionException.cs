using Chrysalis.Foundation.Errors;

namespace Chrysalis.Talking.Motion;

/// <summary>A recorded or learnt motion of a head that cannot be used.</summary>
public sealed class HeadMotionException : TalkingException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public HeadMotionException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public HeadMotionException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception with the sentence that a value, a rule and a remedy make.</summary>
    public HeadMotionException(Fault fault, Exception? inner = null) : base(fault, inner) { }
}
