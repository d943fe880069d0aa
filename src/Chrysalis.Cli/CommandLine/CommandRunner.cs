using System.CommandLine;
using System.CommandLine.Invocation;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Runs one command line and turns whatever happens into an exit code and at most one sentence.</summary>
internal static class CommandRunner
{
    /// <summary>What is said when work was stopped.</summary>
    public const string CancelledWord = "Cancelled.";

    /// <summary>Runs the command of <paramref name="tree"/> that <paramref name="args"/> names.</summary>
    public static int Run(RootCommand tree, string[] args, CommandContext context)
    {
        context = context with { Arguments = args };
        try
        {
            ParseResult arguments = tree.Parse(args.Length == 0 ? ["--help"] : args);
            context = context with { Options = [.. arguments.CommandResult.Command.Options.Select(option => option.Name)] };
            return Dispatch(arguments, context);
        }
        catch (Exception error) when (error is OperationCanceledException || context.Cancellation.IsCancellationRequested)
        {
            // Whatever comes of stopping in the middle is part of stopping.
            if (Failure.IsDebugging)
                context.Error.WriteLine(error);
            context.Error.WriteLine(CancelledWord);
            return ExitCode.Cancelled;
        }
        catch (Exception error)
        {
            return Failure.Report(error, context);
        }
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
}
