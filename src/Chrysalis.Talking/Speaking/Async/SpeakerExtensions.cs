using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;

namespace Chrysalis.Talking.Speaking.Async;

/// <summary>Speaking beside other work: each call has a thread of its own, as a speech keeps one busy to its end.</summary>
public static class SpeakerExtensions
{
    private const int FramesAhead = 4;

    /// <summary>Makes one video, see <see cref="Speaker.Speak"/>.</summary>
    /// <param name="speaker">Who speaks; one request at a time.</param>
    /// <param name="request">What to make.</param>
    /// <param name="progress">Hears of what is done, on the speech's thread.</param>
    /// <param name="cancellation">Stops within a few frames.</param>
    /// <exception cref="TalkingException">An input cannot be used; the message is one sentence for the user.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Task<SpeakResult> SpeakAsync(
        this Speaker speaker, SpeakRequest request, IProgress<SpeakProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(request);
        return OwnThread.Run(() => speaker.Speak(request, progress, cancellation), cancellation);
    }

    /// <summary>
    /// The finished frames of one speech as they are made, each the caller's own. With a live speech
    /// (<see cref="SpeakRequest.Speech"/>) they come while it is spoken, where the model can
    /// (<see cref="Models.ModelTraits.LookAhead"/>). The speaker works a few frames ahead and waits; leaving the loop ends the speech.
    /// </summary>
    /// <param name="speaker">Who speaks; one request at a time.</param>
    /// <param name="request">What to make, without an output or a sink.</param>
    /// <param name="progress">Hears of what is done, on the speech's thread.</param>
    /// <param name="cancellation">Stops within a few frames.</param>
    /// <exception cref="ArgumentException">The request sends its frames elsewhere.</exception>
    /// <exception cref="TalkingException">An input cannot be used; the message is one sentence for the user.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static IAsyncEnumerable<Frame> FramesAsync(
        this Speaker speaker, SpeakRequest request, IProgress<SpeakProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(request);
        return request.Output is null && request.Sink is null
            ? Frames(speaker, request, progress, cancellation)
            : throw new ArgumentException("The request sends its frames to an output of its own: leave it out.", nameof(request));
    }

    private static async IAsyncEnumerable<Frame> Frames(
        Speaker speaker, SpeakRequest request, IProgress<SpeakProgress>? progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var frames = Channel.CreateBounded<Frame>(
            new BoundedChannelOptions(FramesAhead) { SingleReader = true, SingleWriter = true });
        Task<SpeakResult> speech = speaker.SpeakAsync(
            request with { Sink = new CallbackSink(frame => Hand(frame.Clone(), frames.Writer, stop.Token)) }, progress, stop.Token);
        try
        {
            // The queue ends with the speech, whatever came of it.
            _ = speech.ContinueWith(_ => frames.Writer.TryComplete(), TaskScheduler.Default);
            await foreach (Frame frame in frames.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                yield return frame;
            await speech.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)speech).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Hands a frame on; waits while a few are not yet taken.</summary>
    private static void Hand(Frame frame, ChannelWriter<Frame> frames, CancellationToken cancellation)
    {
        while (!frames.TryWrite(frame))
            frames.WaitToWriteAsync(cancellation).AsTask().GetAwaiter().GetResult();
    }
}
