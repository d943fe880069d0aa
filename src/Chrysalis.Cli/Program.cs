using System.Runtime.InteropServices;
using Chrysalis.Cli;
using Chrysalis.Cli.CommandLine;

// How long work may take to stop: a training writes its checkpoint, a model that is being loaded cannot be stopped before it is there.
TimeSpan patience = TimeSpan.FromSeconds(30);
Timer? end = null;
// Neither this nor the registrations are disposed of: a signal may come while the runtime already ends.
var cancellation = new CancellationTokenSource();
var context = new CommandContext(Console.Out, Console.Error, !Console.IsErrorRedirected, cancellation.Token);
var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);

int code = CommandRunner.Run(CommandTree.Build(), args, context);
end?.Dispose();
GC.KeepAlive(interrupt);
GC.KeepAlive(terminate);
return code;

// The first signal asks the work to stop cleanly; a second one ends the process at once, as does work that waits for what never comes.
void Cancel(PosixSignalContext signal)
{
    signal.Cancel = true;
    if (cancellation.IsCancellationRequested)
        EndNow();
    end = new Timer(_ => EndNow(), null, patience, Timeout.InfiniteTimeSpan);
    cancellation.Cancel();
}

void EndNow()
{
    context.Error.WriteLine(CommandRunner.CancelledWord);
    context.Error.Flush();
    ProcessEnd.Now(ExitCode.Cancelled);
}
