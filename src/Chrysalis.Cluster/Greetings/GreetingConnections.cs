using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Chrysalis.Cluster.Membership;
using Microsoft.AspNetCore.Connections;

namespace Chrysalis.Cluster.Greetings;

/// <summary>Puts greetings before everything else that connections carry.</summary>
internal static class GreetingConnections
{
    private static readonly TimeSpan HangUp = TimeSpan.FromSeconds(1);

    /// <summary>Lets nobody in who does not greet rightly; <paramref name="refused"/> is told of those.</summary>
    public static void Answer(IConnectionBuilder connections, GreetingTerms terms, Action<string> refused) =>
        connections.Use(next => async connection =>
        {
            GreetingOutcome outcome = await Greeting.AnswerAsync(connection.Transport, terms, connection.ConnectionClosed)
                .ConfigureAwait(false);
            if (outcome.IsWelcome)
            {
                await next(connection).ConfigureAwait(false);
                return;
            }

            refused(outcome.Sentence($"program at {connection.RemoteEndPoint}", terms));
            await HangUpAsync(connection).ConfigureAwait(false);
        });

    /// <summary>Greets whoever was connected to, and goes on only where that knows the secret too.</summary>
    public static void Call(IConnectionBuilder connections, GreetingTerms terms) =>
        connections.Use(next => async connection =>
        {
            GreetingOutcome outcome = await Greeting.CallAsync(connection.Transport, terms, connection.ConnectionClosed)
                .ConfigureAwait(false);
            if (outcome.IsWelcome)
                await next(connection).ConfigureAwait(false);
            else
                connection.Abort();
        });

    /// <summary>Greets a worker over a connection of its own, which says at once and in one sentence whether it is to be had.</summary>
    /// <exception cref="ClusterException">It refuses, or does not greet.</exception>
    /// <exception cref="SocketException">Nobody is there.</exception>
    public static async Task TryAsync(IPEndPoint worker, GreetingTerms terms, CancellationToken cancellation)
    {
        using var socket = new Socket(worker.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            patience.CancelAfter(terms.Patience);
            try
            {
                await socket.ConnectAsync(worker, patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new SocketException((int)SocketError.TimedOut);
            }
        }

        using var stream = new NetworkStream(socket);
        GreetingOutcome outcome = await Greeting.CallAsync(new Line(stream), terms, cancellation).ConfigureAwait(false);
        if (!outcome.IsWelcome)
            throw new ClusterException(outcome.Sentence($"worker at {worker}", terms)) { Settings = outcome.Settings };
    }

    /// <summary>Ends a connection once the other side has heard what was said last, or a moment later.</summary>
    private static async Task HangUpAsync(ConnectionContext connection)
    {
        using var moment = new CancellationTokenSource(HangUp);
        try
        {
            await connection.Transport.Output.CompleteAsync().ConfigureAwait(false);
            await connection.Transport.Input.ReadAsync(moment.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or InvalidOperationException)
        {
            // It has hung up, or does not.
        }

        connection.Abort();
    }

    private sealed class Line(Stream stream) : IDuplexPipe
    {
        public PipeReader Input { get; } = PipeReader.Create(stream, new(leaveOpen: true));

        public PipeWriter Output { get; } = PipeWriter.Create(stream, new(leaveOpen: true));
    }
}
