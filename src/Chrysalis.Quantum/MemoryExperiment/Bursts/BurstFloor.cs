using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.MemoryExperiment.Bursts;

/// <summary>
/// The floor that bursts put under the logical errors: bursts a cycle times the chance that a shot hit by one fails
/// beyond what it would have failed without. Bursts are far too rare to wait for; shots are drawn given that one hits.
/// </summary>
/// <param name="Setting">The setting without bursts.</param>
/// <param name="Calm">Errors a cycle without bursts.</param>
/// <param name="FailureGivenBurst">Share of wrong shots among those that a burst hits.</param>
/// <param name="Floor">Errors a cycle that bursts add.</param>
public sealed record BurstFloor(MemorySetting Setting, RateEstimate Calm, RateEstimate FailureGivenBurst, RateEstimate Floor)
{
    /// <summary>Errors a cycle, bursts and all.</summary>
    public double Total => Calm.Value + Floor.Value;

    /// <summary>Combines shots without and with a burst.</summary>
    public static BurstFloor Of(MemoryPoint calm, MemoryPoint hit, BurstOptions bursts)
    {
        ArgumentNullException.ThrowIfNull(calm);
        ArgumentNullException.ThrowIfNull(hit);
        ArgumentNullException.ThrowIfNull(bursts);
        double rate = bursts.PerCycle;
        RateEstimate failure = hit.PerShot;
        double without = calm.PerShot.Value;
        return new(calm.Setting, calm.PerCycle, failure, new(
            rate * Math.Max(0, failure.Value - without), rate * Math.Max(0, failure.Low - without),
            rate * Math.Max(0, failure.High - without)));
    }
}
