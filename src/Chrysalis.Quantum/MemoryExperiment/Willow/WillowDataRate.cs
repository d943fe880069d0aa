using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.MemoryExperiment.Willow;

/// <summary>Errors a cycle of a distance in measured data.</summary>
/// <param name="Distance">The distance.</param>
/// <param name="Decoder">The decoder.</param>
/// <param name="Settings">Patches and bases in the mean.</param>
/// <param name="PerCycle">Errors a cycle.</param>
/// <param name="Deviation">Its standard deviation by counting.</param>
public sealed record WillowDataRate(int Distance, string Decoder, int Settings, RateEstimate PerCycle, double Deviation);
