using System.CommandLine;
using System.CommandLine.Invocation;
using Chrysalis.Foundation.Errors;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Runs one command line and turns whatever happens into an exit code and at most one sentence.</summary>
internal static class CommandRunner
{
    /// <summary>Set to 1 to see where an error came from.</summary>
    public const string DebugVariable = "CHRYSALIS_DEBUG";

    private static bool IsDebugging => Environment.GetEnvironmentVariable(DebugVariable) is { Length: > 0 } value && value != "0";

    /// <summary>Runs the command that <paramref name="args"/> names.</summary>
    public static int Run(string[] args, CommandContext context)
    {
        try
        {
            return Dispatch(CommandTree.Build().Parse(args.Length == 0 ? ["--help"] : args), context);
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            context.Error.WriteLine("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (Exception error)
        {
            return Report(error, context);
        }
    }

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

    private static int Dispatch(ParseResult arguments, CommandContext context)
    {
        var command = arguments.CommandResult.Command as RunnableCommand;
        if (arguments.Action is ParseErrorAction)
            throw new UsageException(ParseProblem.Describe(arguments));
        if (command is not null && arguments.Action == command.Action)
        {
            return ParseProblem.DescribeSwallowed(arguments) is { } problem
                ? throw new UsageException(problem)
                : command.Run(arguments, context);
        }

        return arguments.Invoke(new() { Output = context.Out, Error = context.Error });
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
