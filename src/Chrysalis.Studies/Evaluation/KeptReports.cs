using Chrysalis.Foundation.Text;
using Chrysalis.Jobs;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Evaluation;

/// <summary>
/// The pairs of a batch that were judged before: each is known by what its files hold, how it is judged, and the version of the program.
/// A pair that could not be judged is tried again.
/// </summary>
internal sealed class KeptReports(EvaluationBatch batch, string folder)
{
    private readonly PartStore<EvaluationReport> store = new(
        folder, JobKey.Of(EvaluationJob.JobName, 1, (string[])[ProgramVersion.Whole, batch.Judge ?? "", PairFiles.HashOf(batch.Judge)]));

    /// <summary>The figures of a pair; null where it was not judged before.</summary>
    public EvaluationReport? Find(EvaluateRequest pair) => store.TryRead(UnitOf(pair), out EvaluationReport? report) ? report : null;

    /// <summary>Keeps the figures of a pair.</summary>
    public void Keep(EvaluateRequest pair, EvaluationReport report) => store.Keep(UnitOf(pair), report);

    private static WorkUnit UnitOf(EvaluateRequest pair) => new(PairFiles.NameOf(pair), 0, default);
}
