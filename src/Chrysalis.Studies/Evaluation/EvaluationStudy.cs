using Chrysalis.Foundation.Progress;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.LipSync.Judge;

namespace Chrysalis.Studies.Evaluation;

/// <summary>Judges generated videos one after the other.</summary>
public static class EvaluationStudy
{
    /// <summary>Judges each pair, then all of them.</summary>
    /// <param name="requests">The pairs.</param>
    /// <param name="judge">The judge of lip sync.</param>
    /// <param name="seed">Seed of the confidence intervals.</param>
    /// <param name="steps">Takes a step a pair.</param>
    /// <param name="cancellation">Stops before the next pair.</param>
    public static EvaluationFindings Run(
        IReadOnlyList<EvaluateRequest> requests, LipSyncJudge judge, int seed, IProgress<WorkProgress> steps,
        CancellationToken cancellation)
    {
        var reports = new List<EvaluationReport>();
        foreach (EvaluateRequest request in requests)
        {
            steps.Report(new("evaluate", reports.Count, requests.Count));
            reports.Add(Evaluator.Evaluate(request, judge, cancellation));
        }

        steps.Report(new("evaluate", reports.Count, requests.Count));
        return new(EvaluationSummary.Of(reports, seed), reports);
    }
}
