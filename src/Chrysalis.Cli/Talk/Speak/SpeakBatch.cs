using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Progress;
using Chrysalis.Foundation.Errors;
using Chrysalis.Foundation.Progress;
using Chrysalis.Studies.Computer;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>Speaks several recordings with one loaded model; in a batch, one bad recording does not stop the others.</summary>
/// <param name="open">Loads the model.</param>
/// <param name="outputs">Turns the output of a request into its sink.</param>
/// <param name="isFolder">
/// Whether recordings were found in a folder, not named one by one: one that cannot be read is then left out, unless none is left.
/// </param>
internal sealed class SpeakBatch(Func<Speaker> open, SpeakOutputs outputs, bool isFolder)
{
    /// <summary>Makes the videos.</summary>
    public Outcome Run(IReadOnlyList<SpeakRequest> requests, CommandContext context)
    {
        var results = new List<SpeakResult>();
        var failures = new List<int>();
        List<SpeakRequest> readable = [.. requests.Where(request => Try(() => Require(request, context.Cancellation)))];
        if (readable.Count > 0)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            using Speaker speaker = open();
            context.Cancellation.ThrowIfCancellationRequested();
            foreach (SpeakRequest request in readable)
                Try(() => results.Add(Speak(speaker, request, context)));
        }

        if (failures.Count > 0)
            context.Error.WriteLine($"{failures.Count} of {requests.Count} recordings were left out.");
        bool counts = failures.Count > 0 && (!isFolder || failures.Count == requests.Count);
        return new(results, counts ? failures[^1] : ExitCode.Done);

        bool Try(Action work)
        {
            try
            {
                work();
                return true;
            }
            catch (ChrysalisException error) when (requests.Count > 1)
            {
                failures.Add(Failure.Report(error, context));
                return false;
            }
        }
    }

    private void Require(SpeakRequest request, CancellationToken cancellation)
    {
        // Made again when its turn comes: a folder that nothing is written into must not stay.
        using OutputFolder? folder = outputs.FolderOf(request.Output!);
        SpeakRequest whole = outputs.WithSink(request);
        using IFrameSink? sink = whole.Sink;
        Speaker.RequireReadable(whole, cancellation);
    }

    private SpeakResult Speak(Speaker speaker, SpeakRequest request, CommandContext context)
    {
        using OutputFolder? folder = outputs.FolderOf(request.Output!);
        SpeakRequest whole = outputs.WithSink(request);
        SpeakResult result = Work.Run(
            context, steps => speaker.Speak(whole, steps.As<SpeakProgress>(ToStep), context.Cancellation));
        foreach (string warning in result.Warnings)
            context.Error.WriteLine($"{request.Output}: {warning}");
        return result with { Output = request.Output! };
    }

    private static WorkProgress ToStep(SpeakProgress progress) => new(
        progress.Stage.ToString().ToLowerInvariant(), progress.Done, progress.Total,
        Note: progress.Part > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100 * progress.Part:0} % of the next frame") : null,
        Remaining: progress.Remaining);

    /// <summary>What came of it.</summary>
    /// <param name="Results">The videos made.</param>
    /// <param name="ExitCode">0, or the code of the last failure.</param>
    internal sealed record Outcome(IReadOnlyList<SpeakResult> Results, int ExitCode)
    {
        /// <summary>The result for <c>--json</c>.</summary>
        public SpeakFindings Findings(string model) =>
            new(Path.GetFullPath(model), [.. Results.Select(SpokenVideo.Of)], PeakMemory.Megabytes());

        /// <summary>Prints one line a video.</summary>
        public void Describe(TextWriter output)
        {
            foreach (SpeakResult result in Results)
            {
                string passed = result.PassedThroughCount > 0 ? $", {result.PassedThroughCount} without a face left as they were" : "";
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{result.Output}: {result.FrameCount} frames in {result.Elapsed.TotalSeconds:0.0} s "
                        + $"({result.FramesPerSecond:0} frames/s){passed}"));
            }
        }
    }
}
