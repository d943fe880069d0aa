using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.MemoryExperiment.Counting;

/// <summary>What was counted at one setting of a memory experiment.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Qubits">Data and measure qubits of the code, 2 d² - 1 of the rotated surface code, 2 d - 1 of the repetition code.</param>
/// <param name="Shots">Shots counted.</param>
/// <param name="Errors">Shots whose observable was decoded wrongly.</param>
public sealed record MemoryPoint(MemorySetting Setting, int Qubits, long Shots, long Errors)
{
    /// <summary>Logical errors a shot.</summary>
    public RateEstimate PerShot => RateEstimate.PerShot(Errors, Shots);

    /// <summary>Logical errors a cycle.</summary>
    public RateEstimate PerCycle => PerShot.PerCycle(Setting.Rounds);

    /// <summary>Standard deviation of the logarithm of the errors a cycle: dP by counting, de/dP by the conversion.</summary>
    internal double LogDeviation
    {
        get
        {
            double share = PerShot.Value;
            if (Errors == 0 || share >= 0.5)
                return double.PositiveInfinity;
            double slope = Math.Pow(1 - (2 * share), (1.0 / Setting.Rounds) - 1) / Setting.Rounds;
            return Math.Sqrt(share * (1 - share) / Shots) * slope / PerCycle.Value;
        }
    }
}
