namespace Chrysalis.Jobs;

/// <summary>A unit that was done elsewhere has no part: it failed there, took too long, or whoever did it is gone.</summary>
public sealed class UnitLostException : Exception
{
    /// <summary>Creates the exception with what happened.</summary>
    public UnitLostException(string message) : base(message) { }

    /// <summary>Creates the exception with what happened and the error behind it.</summary>
    public UnitLostException(string message, Exception inner) : base(message, inner) { }
}
