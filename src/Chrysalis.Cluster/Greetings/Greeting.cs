using System.Buffers;
using System.IO.Pipelines;

namespace Chrysalis.Cluster.Greetings;

/// <summary>
/// What is said over a connection before anything else: each side says hello with its version and 32 bytes of chance, the caller proves
/// that it knows the secret, the called one answers with a verdict and, where it is a welcome, its own proof. The messages have fixed
/// lengths, so that nobody can make the other read more.
/// </summary>
internal static class Greeting
{
    private const int VerdictLength = 1 + Proof.Length;

    /// <summary>Greets as the side that connected.</summary>
    public static Task<GreetingOutcome> CallAsync(IDuplexPipe line, GreetingTerms terms, CancellationToken cancellation) =>
        WithinAsync(terms.Patience, stop => CallCoreAsync(line, terms, stop), cancellation);

    /// <summary>Greets as the side that was connected to.</summary>
    public static Task<GreetingOutcome> AnswerAsync(IDuplexPipe line, GreetingTerms terms, CancellationToken cancellation) =>
        WithinAsync(terms.Patience, stop => AnswerCoreAsync(line, terms, stop), cancellation);

    private static async Task<GreetingOutcome> CallCoreAsync(IDuplexPipe line, GreetingTerms terms, CancellationToken stop)
    {
        Hello own = Hello.New(terms);
        await line.Output.WriteAsync(own.Bytes, stop).ConfigureAwait(false);
        if (Hello.Read(await ReadAsync(line.Input, Hello.Length, stop).ConfigureAwait(false)) is not { } other)
            return new(GreetingRefusal.Garbage, null);
        if (Differ(own, other) is not GreetingRefusal.None and var difference)
            return new(difference, other);
        await line.Output.WriteAsync(Proof.OfCaller(terms, own, other), stop).ConfigureAwait(false);
        byte[] verdict = await ReadAsync(line.Input, VerdictLength, stop).ConfigureAwait(false);
        if (verdict[0] != (byte)GreetingRefusal.None)
            return new(verdict[0] == (byte)GreetingRefusal.OtherSecret ? GreetingRefusal.OtherSecret : GreetingRefusal.Garbage, other);
        bool isKnown = Proof.Agree(verdict[1..], Proof.OfCalled(terms, own, other));
        return new(isKnown ? GreetingRefusal.None : GreetingRefusal.OtherSecret, other);
    }

    private static async Task<GreetingOutcome> AnswerCoreAsync(IDuplexPipe line, GreetingTerms terms, CancellationToken stop)
    {
        if (Hello.Read(await ReadAsync(line.Input, Hello.Length, stop).ConfigureAwait(false)) is not { } other)
            return new(GreetingRefusal.Garbage, null);
        Hello own = Hello.New(terms);
        await line.Output.WriteAsync(own.Bytes, stop).ConfigureAwait(false);
        if (Differ(own, other) is not GreetingRefusal.None and var difference)
            return new(difference, other);
        byte[] proof = await ReadAsync(line.Input, Proof.Length, stop).ConfigureAwait(false);
        bool isKnown = Proof.Agree(proof, Proof.OfCaller(terms, other, own));
        byte[] verdict = new byte[VerdictLength];
        if (isKnown)
            Proof.OfCalled(terms, other, own).CopyTo(verdict, 1);
        else
            verdict[0] = (byte)GreetingRefusal.OtherSecret;
        await line.Output.WriteAsync(verdict, stop).ConfigureAwait(false);
        return new(isKnown ? GreetingRefusal.None : GreetingRefusal.OtherSecret, other);
    }

    private static GreetingRefusal Differ(Hello own, Hello other) =>
        own.Version != other.Version ? GreetingRefusal.OtherVersion
        : own.HasSecret != other.HasSecret ? GreetingRefusal.OneSecret
        : GreetingRefusal.None;

    private static async Task<GreetingOutcome> WithinAsync(
        TimeSpan patience, Func<CancellationToken, Task<GreetingOutcome>> greet, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(patience);
        try
        {
            return await greet(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(GreetingRefusal.Slow, null);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            return new(GreetingRefusal.Garbage, null);
        }
    }

    /// <summary>Takes so many bytes off the line and leaves what comes after them.</summary>
    private static async Task<byte[]> ReadAsync(PipeReader input, int length, CancellationToken stop)
    {
        ReadResult read = await input.ReadAtLeastAsync(length, stop).ConfigureAwait(false);
        if (read.Buffer.Length < length)
        {
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            throw new EndOfStreamException("The other side hung up.");
        }

        ReadOnlySequence<byte> taken = read.Buffer.Slice(0, length);
        byte[] bytes = taken.ToArray();
        input.AdvanceTo(taken.End);
        return bytes;
    }
}
