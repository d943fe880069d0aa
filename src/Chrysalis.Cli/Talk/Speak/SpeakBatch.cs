using System.Globalization;
using Chrysalis.Cli.Cluster;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Progress;
using Chrysalis.Cluster.Asking;
using Chrysalis.Foundation.Errors;
using Chrysalis.Foundation.Progress;
using Chrysalis.Jobs;
using Chrysalis.Studies.Computer;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>
/// Speaks several recordings with one loaded model, here or by workers; in a batch, one bad recording does not stop the others, and what an
/// earlier run made of the same is left as it is.
/// </summary>
/// <param name="plan">What to speak.</param>
/// <param name="outputs">Turns the output of a request into its sink.</param>
/// <param name="isFolder">
/// Whether recordings were found in a folder, not named one by one: one that cannot be read is then left out, unless none is left.
/// </param>
/// <param name="finished">What is made already; null where the recordings are no batch.</param>
/// <param name="again">Whether that is made anew.</param>
/// <param name="carriage">How recordings are carried to workers; null speaks them here.</param>
internal sealed class SpeakBatch(
    SpeakPlan plan, SpeakOutputs outputs, bool isFolder, FinishedVideos? finished, bool again, CarrierOptions? carriage)
{
    private readonly SortedDictionary<int, SpokenVideo> made = [];
    private readonly List<int> failures = [];

    private IReadOnlyList<SpeakRequest> Requests => plan.Requests;

    /// <summary>Makes the videos.</summary>
    public Outcome Run(CommandContext context)
    {
        List<int> missing = [.. Enumerable.Range(0, Requests.Count).Where(i => !IsMade(i))];
        if (made.Count > 0)
            context.Error.WriteLine($"{made.Count} of {Requests.Count} videos are made already (--again makes them anew).");
        if (missing.Count > 0 && carriage is not null)
            Carry(missing, context);
        else if (missing.Count > 0)
            SpeakHere(missing, context);
        if (failures.Count > 0)
            context.Error.WriteLine($"{failures.Count} of {Requests.Count} recordings were left out.");
        bool counts = failures.Count > 0 && (!isFolder || failures.Count == Requests.Count);
        return new([.. made.Select(one => (Requests[one.Key].Output!, one.Value))], counts ? failures[^1] : ExitCode.Done);
    }

    private bool IsMade(int request)
    {
        if (!again && finished?.Find(Requests[request]) is { } video)
            made[request] = video;
        return made.ContainsKey(request);
    }

    private void SpeakHere(List<int> missing, CommandContext context)
    {
        using var opening = new SpeakerOpening(plan);
        int[] readable = [.. missing.Where(i => Try(() => Require(Requests[i], context.Cancellation), context))];
        if (readable.Length == 0)
            return;
        context.Cancellation.ThrowIfCancellationRequested();
        Speaker speaker = opening.Speaker;
        context.Cancellation.ThrowIfCancellationRequested();
        foreach (int request in readable)
            Try(() => made[request] = Speak(speaker, Requests[request], context), context);
    }

    private void Carry(List<int> missing, CommandContext context)
    {
        var job = new SpeakJob(_ => plan, Take);
        var batch = new SpeakJobRequest(
            plan.Words.Words, [.. missing.Select(i => Path.GetFullPath(Requests[i].Audio!))],
            Path.GetDirectoryName(Path.GetFullPath(Requests[0].Output!))!, again);
        Carriage.With(carriage!, context, carrier => Work.Run(
            context, steps => new JobRunner(new() { Stage = "recordings" }, carrier).Run(
                job, batch, progress: steps, cancellation: context.Cancellation)));

        void Take(SpeakJobPart part)
        {
            int request = missing[part.Index];
            if (part.Video is { } video)
            {
                made[request] = video;
                foreach (string warning in video.Warnings)
                    context.Error.WriteLine($"{Requests[request].Output}: {warning}");
            }
            else
            {
                failures.Add(Failure.Report(new UsageException(part.Problem!), context));
            }
        }
    }

    private bool Try(Action work, CommandContext context)
    {
        try
        {
            work();
            return true;
        }
        catch (ChrysalisException error) when (Requests.Count > 1)
        {
            failures.Add(Failure.Report(error, context));
            return false;
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

    private SpokenVideo Speak(Speaker speaker, SpeakRequest request, CommandContext context)
    {
        using OutputFolder? folder = outputs.FolderOf(request.Output!);
        SpeakRequest whole = outputs.WithSink(request);
        SpeakResult result = Work.Run(
            context, steps => speaker.Speak(whole, steps.As<SpeakProgress>(ToStep), context.Cancellation));
        foreach (string warning in result.Warnings)
            context.Error.WriteLine($"{request.Output}: {warning}");
        SpokenVideo video = SpokenVideo.Of(result with { Output = request.Output! });
        finished?.Keep(request, video);
        return video;
    }

    private static WorkProgress ToStep(SpeakProgress progress) => new(
        progress.Stage.ToString().ToLowerInvariant(), progress.Done, progress.Total,
        Note: progress.Part > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100 * progress.Part:0} % of the next frame") : null,
        Remaining: progress.Remaining);

    /// <summary>What came of it.</summary>
    /// <param name="Videos">The videos that are made, each with its output as it was given.</param>
    /// <param name="ExitCode">0, or the code of the last failure.</param>
    internal sealed record Outcome(IReadOnlyList<(string Output, SpokenVideo Video)> Videos, int ExitCode)
    {
        /// <summary>The result for <c>--json</c>.</summary>
        public SpeakFindings Findings(string model) =>
            new(Path.GetFullPath(model), [.. Videos.Select(one => one.Video)], PeakMemory.Megabytes());

        /// <summary>Prints one line a video.</summary>
        public void Describe(TextWriter output)
        {
            foreach ((string name, SpokenVideo video) in Videos)
            {
                string passed =
                    video.PassedThroughCount > 0 ? $", {video.PassedThroughCount} without a face left as they were" : "";
                output.WriteLine(video.AlreadyMade
                    ? string.Create(CultureInfo.InvariantCulture, $"{name}: {video.FrameCount} frames, made already")
                    : string.Create(CultureInfo.InvariantCulture,
                        $"{name}: {video.FrameCount} frames in {video.Seconds:0.0} s ({video.FramesPerSecond:0} frames/s){passed}"));
            }
        }
    }
}
