using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Evaluation;

/// <summary>Generated videos beside real ones.</summary>
/// <param name="Summary">The figures over all pairs.</param>
/// <param name="Reports">The figures of each pair.</param>
public sealed record EvaluationFindings(EvaluationSummary Summary, IReadOnlyList<EvaluationReport> Reports);
