using Chrysalis.Foundation.Progress;
using Chrysalis.Talking;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Media;

namespace Chrysalis.Studies.Evaluation;

/// <summary>Judges generated videos one after the other.</summary>
public static class EvaluationStudy
{
    /// <summary>
    /// Judges each pair, then all of them. A pair that cannot be read, or shows no face, is named and left out, unless none is left.
    /// </summary>
    /// <param name="requests">The pairs.</param>
    /// <param name="judge">The judge of lip sync.</param>
    /// <param name="seed">Seed of the confidence intervals.</param>
    /// <param name="steps">Takes a step a pair.</param>
    /// <param name="cancellation">Stops before the next pair.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static EvaluationFindings Run(
        IReadOnlyList<EvaluateRequest> requests, LipSyncJudge judge, int seed, IProgress<WorkProgress> steps,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(steps);
        var reports = new List<EvaluationReport>();
        int leftOut = 0;
        foreach (EvaluateRequest request in requests)
        {
            steps.Report(new("evaluate", reports.Count + leftOut, requests.Count));
            try
            {
                reports.Add(Evaluator.Evaluate(request, judge, cancellation));
            }
            catch (TalkingException error) when (error is MediaException or EvaluationException && leftOut + 1 < requests.Count)
            {
                leftOut++;
                steps.Report(new("evaluate", reports.Count + leftOut, requests.Count, Message: $"Left out: {error.Message}"));
            }
        }

        steps.Report(new("evaluate", requests.Count, requests.Count,
            Message: leftOut == 0 ? null : $"{leftOut} of {requests.Count} pairs were left out."));
        return new(EvaluationSummary.Of(reports, seed), reports);
    }
}
