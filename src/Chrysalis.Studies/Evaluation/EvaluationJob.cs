using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Jobs;
using Chrysalis.Talking;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Media;

namespace Chrysalis.Studies.Evaluation;

/// <summary>
/// Pairs of videos, one a unit. A unit's name says what its files hold: a worker that finds others under the same names judges none. A pair
/// that cannot be judged is a part too, as it is left out where it is judged here.
/// </summary>
/// <param name="batch">The pairs.</param>
/// <param name="judge">A judge that is open already, and is disposed of with this; null opens one when it is needed.</param>
/// <param name="told">Told of each part in its order; null for nobody.</param>
internal sealed class EvaluationJob(EvaluationBatch batch, LipSyncJudge? judge = null, Action<EvaluationPart>? told = null)
    : ICarriedJob<EvaluationBatch, EvaluationPart, int>, IDisposable
{
    /// <summary>The name of the job. The number goes up when the same files would give other figures.</summary>
    public const string JobName = "talk evaluate 1";

    private readonly Spares<LipSyncJudge> judges = judge is null ? new() : new([judge]);

    /// <summary>How batches travel.</summary>
    public static IPartFormat<EvaluationBatch> Asked { get; } = new JsonPartFormat<EvaluationBatch>();

    /// <inheritdoc/>
    public string Name => JobName;

    /// <inheritdoc/>
    public IPartFormat<EvaluationBatch> RequestFormat => Asked;

    /// <inheritdoc/>
    public IPartFormat<EvaluationPart> Format { get; } = new JsonPartFormat<EvaluationPart>();

    /// <inheritdoc/>
    public IEnumerable<WorkUnit> Units(EvaluationBatch request) =>
        request.Pairs.Select((pair, i) => new WorkUnit(PairFiles.NameOf(pair), i, default));

    /// <inheritdoc/>
    public EvaluationPart Run(WorkUnit unit, CancellationToken cancellation)
    {
        int index = (int)unit.Index;
        if (unit.Index < 0 || unit.Index >= batch.Pairs.Count || PairFiles.NameOf(batch.Pairs[index]) != unit.Name)
            throw new EvaluationException($"The files of '{unit.Name}' are others here than where it was asked for: see that both have "
                + "the same files under the same names.");
        try
        {
            return new(index, Judged(batch.Pairs[index], cancellation), null);
        }
        catch (TalkingException error) when (error is MediaException or EvaluationException)
        {
            return new(index, null, error.Message);
        }
    }

    /// <summary>Counts the parts.</summary>
    public int Merge(EvaluationBatch request, IEnumerable<EvaluationPart> parts)
    {
        int count = 0;
        foreach (EvaluationPart part in parts)
        {
            count++;
            told?.Invoke(part);
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => judges.Dispose();

    private EvaluationReport Judged(EvaluateRequest pair, CancellationToken cancellation) => judges.With(
        () => LipSyncJudge.Open(batch.Judge), judge => Evaluator.Evaluate(pair, judge, cancellation));
}
