using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Evaluation;

/// <summary>What came of one pair.</summary>
/// <param name="Index">Which pair of the batch.</param>
/// <param name="Report">Its figures; null where it cannot be judged.</param>
/// <param name="Problem">Why not, in one sentence.</param>
internal sealed record EvaluationPart(int Index, EvaluationReport? Report, string? Problem);
