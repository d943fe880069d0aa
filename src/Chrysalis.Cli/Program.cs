using System.Runtime.InteropServices;
using Chrysalis.Cli;
using Chrysalis.Cli.CommandLine;

using var cancellation = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);

var context = new CommandContext(Console.Out, Console.Error, !Console.IsErrorRedirected, cancellation.Token);
return CommandRunner.Run(CommandTree.Build(), args, context);

// The first signal asks the work to stop cleanly; a second one ends the process at once.
void Cancel(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}
