using Chrysalis.Quantum.MemoryExperiment.Fits;

namespace Chrysalis.Quantum.MemoryExperiment.Willow;

/// <summary>How errors fall with distance in measured data.</summary>
/// <param name="Decoder">The decoder.</param>
/// <param name="Fit">The fit with Λ.</param>
public sealed record WillowDataSuppression(string Decoder, SuppressionFit Fit);
