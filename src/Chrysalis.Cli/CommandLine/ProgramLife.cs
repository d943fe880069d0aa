using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Chrysalis.Cli.CommandLine;

/// <summary>A program from its first word to its exit code, stopped cleanly by Ctrl-C or a request to terminate.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process: a signal may come while the runtime already ends.")]
internal sealed class ProgramLife
{
    // How long work may take to stop: a training writes its checkpoint, a model that is being loaded cannot be stopped before it is there.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource cancellation = new();
    private readonly CommandContext context;
    private Timer? end;

    private ProgramLife() => context = new(Console.Out, Console.Error, !Console.IsErrorRedirected, cancellation.Token);

    /// <summary>Runs a command line and returns the exit code.</summary>
    public static int Run(RootCommand tree, string[] args) => new ProgramLife().RunOnce(tree, args);

    private int RunOnce(RootCommand tree, string[] args)
    {
        var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        int code = CommandRunner.Run(tree, args, context);
        end?.Dispose();
        GC.KeepAlive(interrupt);
        GC.KeepAlive(terminate);
        return code;
    }

    // The first signal asks the work to stop cleanly; a second one ends the process at once, as does work that waits for what never comes.
    private void Cancel(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (cancellation.IsCancellationRequested)
            EndNow();
        end = new Timer(_ => EndNow(), null, Patience, Timeout.InfiniteTimeSpan);
        cancellation.Cancel();
    }

    private void EndNow()
    {
        context.Error.WriteLine(CommandRunner.CancelledWord);
        context.Error.Flush();
        ProcessEnd.Now(ExitCode.Cancelled);
    }
}
