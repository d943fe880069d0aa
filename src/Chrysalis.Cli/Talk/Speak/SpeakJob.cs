using Chrysalis.Cli.Cluster;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Foundation.Errors;
using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Foundation.Random;
using Chrysalis.Jobs;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>
/// A batch of recordings, one a unit: a worker writes each video into the folder that it shares with whoever asked. A recording that cannot
/// be spoken is a part too, as it is left out where it is spoken here.
/// </summary>
/// <param name="plan">Reads the command line of one recording.</param>
/// <param name="told">Told of each part in its order; null for nobody.</param>
internal sealed class SpeakJob(Func<IReadOnlyList<string>, SpeakPlan> plan, Action<SpeakJobPart>? told = null)
    : ICarriedJob<SpeakJobRequest, SpeakJobPart, IReadOnlyList<SpeakJobPart>>, IDisposable
{
    /// <summary>The name of the job.</summary>
    public const string JobName = "talk speak 1";

    private readonly Spares<Speaker> speakers = new();
    private SpeakJobRequest? request;

    /// <inheritdoc/>
    public string Name => JobName;

    /// <inheritdoc/>
    public IPartFormat<SpeakJobRequest> RequestFormat { get; } = new JsonPartFormat<SpeakJobRequest>();

    /// <inheritdoc/>
    public IPartFormat<SpeakJobPart> Format { get; } = new JsonPartFormat<SpeakJobPart>();

    /// <summary>The job of a request that came from outside.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="folders">The folders that it may name files in.</param>
    /// <exception cref="UsageException">It names others, or would run a program that came with weights.</exception>
    public static SpeakJob Of(SpeakJobRequest asked, WorkerFolders folders)
    {
        folders.Require(asked.Words.Where(Path.IsPathRooted).Concat(asked.Recordings).Append(asked.Folder));
        if (asked.Words.Contains("--trust-torchscript"))
            throw new UsageException("Workers run no TorchScript of others: leave out --trust-torchscript, or speak without --cluster.");
        return new(words => SpeakCommand.Plan([.. words])) { request = asked };
    }

    /// <inheritdoc/>
    public IEnumerable<WorkUnit> Units(SpeakJobRequest asked) =>
        asked.Recordings.Select((recording, i) => new WorkUnit(recording, i, default(Seed).For(i)));

    /// <inheritdoc/>
    public SpeakJobPart Run(WorkUnit unit, CancellationToken cancellation)
    {
        if (request is null || unit.Index >= request.Recordings.Count || unit.Index < 0
            || request.Recordings[(int)unit.Index] != unit.Name)
            throw new UsageException($"'{unit.Name}' is no recording of this batch: ask with the same version.");
        try
        {
            SpeakPlan one = plan(["--audio", unit.Name, "-o", request.Folder + Path.DirectorySeparatorChar, .. request.Words]);
            return new((int)unit.Index, Speak(one, request.Again, cancellation), null);
        }
        catch (ChrysalisException error)
        {
            return new((int)unit.Index, null, error.Message);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SpeakJobPart> Merge(SpeakJobRequest asked, IEnumerable<SpeakJobPart> parts)
    {
        var all = new List<SpeakJobPart>();
        foreach (SpeakJobPart part in parts)
        {
            all.Add(part);
            told?.Invoke(part);
        }

        return all;
    }

    /// <inheritdoc/>
    public void Dispose() => speakers.Dispose();

    private SpokenVideo Speak(SpeakPlan one, bool again, CancellationToken cancellation)
    {
        SpeakRequest spoken = one.Requests[0];
        var finished = new FinishedVideos(one.Words, one.Model);
        // Another worker may have made it, and been lost before it said so.
        if (!again && finished.Find(spoken) is { } known)
            return known;
        Directory.CreateDirectory(Path.GetDirectoryName(spoken.Output!)!);
        Speaker.RequireReadable(spoken, cancellation);
        SpokenVideo video = SpokenVideo.Of(speakers.With(one.Open, speaker => speaker.Speak(spoken, null, cancellation)));
        finished.Keep(spoken, video);
        return video;
    }
}
