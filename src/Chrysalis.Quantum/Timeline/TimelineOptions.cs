using Chrysalis.Quantum.Published;
using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Quantum.Timeline;

/// <summary>What the future is drawn from.</summary>
public sealed record TimelineOptions
{
    /// <summary>A scenario's name, or <c>mixed</c> for all in equal shares.</summary>
    public string Scenario { get; init; } = "mixed";

    /// <summary>Futures to draw, 10 to 10,000,000.</summary>
    public int Futures { get; init; } = 20_000;

    /// <summary>Seed of everything drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Date in years from which hardware grows; null for Willow's.</summary>
    public double? StartYear { get; init; }

    /// <summary>Physical qubits then.</summary>
    public double StartQubits { get; init; } = WillowFigures.Qubits;

    /// <summary>Physical error rate then: 0.01 / Lambda of Willow.</summary>
    public double StartErrorRate { get; init; } = WillowFigures.EffectiveErrorRate;

    /// <summary>Date in years beyond which a machine counts as never.</summary>
    public double Horizon { get; init; } = 2100;

    /// <summary>Years in which better algorithms and codes halve the qubits needed from 2026 on; infinite for none.</summary>
    public double RequirementHalvingYears { get; init; } = double.PositiveInfinity;

    /// <summary>Log-normal spread of doubling and halving times: one standard deviation is this factor.</summary>
    public double Spread { get; init; } = 1.4;

    /// <summary>Refuses what cannot be drawn.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">An option outside its limits.</exception>
    public TimelineOptions Validated()
    {
        Limits.Require("The futures", Futures, 10, 10_000_000, "futures");
        Limits.Require("The start year", StartYear ?? QubitMilestone.Willow.Year, 1980, 2200, "as a year");
        Limits.Require("The horizon", Horizon, (StartYear ?? QubitMilestone.Willow.Year) + 1, 3000, "as a year");
        Limits.Require("The qubits at the start", StartQubits, 1, 1e12, "qubits");
        Limits.Require("The error rate at the start", StartErrorRate, 1e-5, 0.5, "errors a gate");
        Limits.Require("The spread", Spread, 1, 10, "as a factor");
        if (!(RequirementHalvingYears > 0.1))
            throw new QuantumException($"The qubits needed cannot halve every {RequirementHalvingYears} years: give more than 0.1 years.");
        return this;
    }
}
