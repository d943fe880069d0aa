using Chrysalis.Talking.Comparison;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Generations;

/// <summary>All that was measured of one family's videos.</summary>
/// <param name="Reports">Its clips beside the real ones.</param>
/// <param name="Manners">How it behaves in each.</param>
/// <param name="MouthDistance">The Fréchet distance of its mouths from the real ones; null with too few.</param>
/// <param name="Manifold">Their precision and recall; null with too few.</param>
/// <param name="Minute">How it behaves over a minute, if asked.</param>
/// <param name="Seeds">What chance changes, if asked.</param>
internal sealed record FamilyMeasures(
    IReadOnlyList<EvaluationReport> Reports, IReadOnlyList<VideoManners> Manners, double? MouthDistance, MouthManifold? Manifold,
    VideoManners? Minute, SeedSpread? Seeds);
