using System.Globalization;

namespace Chrysalis.Quantum.MemoryExperiment.Bursts;

/// <summary>
/// Bursts of errors: a particle hits the chip, errors around the place jump up and die away. Source of the rate: Google
/// Quantum AI, arXiv:2408.13687 ("rare correlated error events occurring approximately once every hour, or 3e9 cycles");
/// of the picture: McEwen et al., arXiv:2104.05219 and arXiv:2402.15644. Strength, radius and decay are assumptions to vary.
/// </summary>
public sealed record BurstOptions
{
    /// <summary>Bursts an hour on the chip.</summary>
    public double PerHour { get; init; } = 1;

    /// <summary>Length of a cycle in microseconds; Willow's is 1.1 (arXiv:2408.13687).</summary>
    public double CycleUs { get; init; } = 1.1;

    /// <summary>Distance from the place of impact at which the strength has fallen to 1/e^½, in spacings of data qubits.</summary>
    public double Radius { get; init; } = 3;

    /// <summary>Cycles after which the strength has fallen to 1/e. 370 us, a third of the about 1 ms of arXiv:2104.05219's tail,
    /// would be hundreds; what counts here is what happens within a shot.</summary>
    public double DecayCycles { get; init; } = 400;

    /// <summary>Chance of a depolarizing error at the place of impact in each cycle just after it, added to what is there.</summary>
    public double Strength { get; init; } = 0.2;

    /// <summary>Bursts a cycle.</summary>
    public double PerCycle => PerHour / 3600 * (CycleUs * 1e-6);

    internal string Key => string.Create(CultureInfo.InvariantCulture, $" burst({Radius}, {DecayCycles}, {Strength})");

    /// <summary>Checks every value.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">A value is out of its range.</exception>
    public BurstOptions Validated()
    {
        if (!(PerHour > 0 && PerHour <= 1e9 && CycleUs > 0 && CycleUs <= 1e6 && Radius > 0 && Radius <= 1000 && DecayCycles > 0
            && DecayCycles <= 1e9 && Strength > 0 && Strength <= 0.75))
            throw new QuantumException(FormattableString.Invariant(
                $"A burst of {PerHour} an hour, radius {Radius}, decay {DecayCycles} cycles, strength {Strength} is not possible: ")
                + "all are above 0, the strength at most 0.75.");
        return this;
    }
}
