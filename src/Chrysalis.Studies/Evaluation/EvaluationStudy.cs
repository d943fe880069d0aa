using Chrysalis.Foundation.Progress;
using Chrysalis.Jobs;
using Chrysalis.Talking;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.LipSync.Judge;

namespace Chrysalis.Studies.Evaluation;

/// <summary>Judges generated videos, one after the other or each where a carrier takes it.</summary>
public static class EvaluationStudy
{
    private const string Stage = "evaluate";

    /// <summary>
    /// Judges each pair, then all of them. A pair that cannot be read, or shows no face, is named and left out, unless none is left.
    /// </summary>
    /// <param name="batch">The pairs.</param>
    /// <param name="carrier">Has pairs judged elsewhere, the findings are the same; null judges them here.</param>
    /// <param name="steps">Takes a step a pair.</param>
    /// <param name="cancellation">Stops before the next pair; what was judged until then is kept where the batch says so.</param>
    /// <exception cref="TalkingException">No pair can be judged, or the judge's weights cannot be read.</exception>
    /// <exception cref="JobException">Pairs failed elsewhere each time they were tried; the others were judged first.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static EvaluationFindings Run(
        EvaluationBatch batch, IUnitCarrier? carrier, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(steps);
        if (batch.Pairs.Count == 0)
            throw new ArgumentException("There is no pair to judge.", nameof(batch));
        KeptReports? kept = batch.KeptIn is { } folder ? new(batch, folder) : null;
        EvaluationReport?[] reports = [.. batch.Pairs.Select(pair => kept?.Find(pair))];
        int[] missing = [.. Enumerable.Range(0, reports.Length).Where(i => reports[i] is null)];
        if (missing.Length < reports.Length)
            Tell(reports.Length - missing.Length, $"{reports.Length - missing.Length} of {reports.Length} pairs were judged before.");
        EvaluationBatch asked = batch with { Pairs = [.. missing.Select(i => batch.Pairs[i])], KeptIn = null };
        // Refused at once where it is no judge, whoever judges.
        using var job = new EvaluationJob(asked, LipSyncJudge.Open(batch.Judge), Merged);
        if (carrier is null)
            job.Merge(asked, job.Units(asked).Select(JudgedHere));
        else if (missing.Length > 0)
            new JobRunner(new() { Stage = Stage }, carrier).Run(job, asked, progress: steps, cancellation: cancellation);
        int leftOut = reports.Count(report => report is null);
        Tell(reports.Length, leftOut == 0 ? null : $"{leftOut} of {reports.Length} pairs were left out.");
        EvaluationReport[] judged = [.. reports.OfType<EvaluationReport>()];
        return new(EvaluationSummary.Of(judged, batch.Seed), judged);

        EvaluationPart JudgedHere(WorkUnit unit)
        {
            cancellation.ThrowIfCancellationRequested();
            Tell(reports.Length - missing.Length + (int)unit.Index, null);
            return job.Run(unit, cancellation);
        }

        void Merged(EvaluationPart part)
        {
            if (part.Report is { } report)
                Take(missing[part.Index], report);
            else if (IsOtherThere(part.Index))
                Tell(reports.Length - missing.Length + part.Index + 1, $"Left out: {part.Problem}");
            else
                throw new EvaluationException(part.Problem!);
        }

        void Take(int pair, EvaluationReport report)
        {
            reports[pair] = report;
            kept?.Keep(batch.Pairs[pair], report);
        }

        // Whether findings can come without this one.
        bool IsOtherThere(int one) => one + 1 < missing.Length || reports.Any(report => report is not null);

        void Tell(int done, string? message) => steps.Report(new(Stage, done, reports.Length, Message: message));
    }

    /// <summary>Adds the judging of videos to what a process does for others.</summary>
    /// <param name="jobs">What it does.</param>
    /// <param name="require">Refuses files that those who ask may not name.</param>
    public static void Offer(CarriedJobs jobs, Action<IEnumerable<string>> require)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(require);
        jobs.Add<EvaluationBatch, EvaluationPart, int>(EvaluationJob.JobName, EvaluationJob.Asked, batch =>
        {
            require(batch.Pairs.SelectMany(pair => new[] { pair.Reference, pair.Generated, pair.OtherSound }).Append(batch.Judge)
                .OfType<string>());
            return new EvaluationJob(batch);
        });
    }
}
