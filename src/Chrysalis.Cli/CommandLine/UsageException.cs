using Chrysalis.Foundation.Errors;

namespace Chrysalis.Cli.CommandLine;

/// <summary>A command line that cannot be carried out: the message names the option, its value and the remedy.</summary>
internal sealed class UsageException : ChrysalisException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public UsageException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public UsageException(string message, Exception inner) : base(message, inner) { }
}
