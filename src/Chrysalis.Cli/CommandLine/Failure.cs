using Chrysalis.Foundation.Errors;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Says in one sentence what went wrong, and which exit code that is.</summary>
internal static class Failure
{
    /// <summary>Set to 1 to see where an error came from.</summary>
    public const string DebugVariable = "CHRYSALIS_DEBUG";

    private static bool IsDebugging => Environment.GetEnvironmentVariable(DebugVariable) is { Length: > 0 } value && value != "0";

    /// <summary>Says in one sentence what went wrong, and returns the exit code it leads to.</summary>
    public static int Report(Exception error, CommandContext context)
    {
        if (IsDebugging)
            context.Error.WriteLine(error);
        context.Error.WriteLine(Sentence(error));
        return error is ChrysalisException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException
            ? ExitCode.BadInput
            : ExitCode.Failed;
    }

    /// <summary>The message's first line; the exception's kind is added when the message was not written for users.</summary>
    private static string Sentence(Exception error)
    {
        string message = error.Message.ReplaceLineEndings("\n").Split('\n')[0].Trim();
        return error is ChrysalisException or IOException or UnauthorizedAccessException
            ? message
            : $"The work failed: {message} ({error.GetType().Name}; {DebugVariable}=1 shows where.)";
    }
}
