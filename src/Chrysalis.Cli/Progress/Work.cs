using Chrysalis.Cli.CommandLine;
using Chrysalis.Foundation.Progress;
using Spectre.Console;

namespace Chrysalis.Cli.Progress;

/// <summary>Runs a piece of work while its progress is shown: bars on a terminal, plain lines elsewhere.</summary>
internal static class Work
{
    /// <summary>Runs <paramref name="work"/> and returns what it returns.</summary>
    public static T Run<T>(CommandContext context, Func<IProgress<WorkProgress>, T> work)
    {
        if (!context.Interactive)
            return work(new ProgressLines(context.Error, TimeProvider.System));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(context.Error) });
        return console.Progress()
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(),
                new SpinnerColumn())
            .Start(bars => work(new ProgressBars(console, bars)));
    }
}
