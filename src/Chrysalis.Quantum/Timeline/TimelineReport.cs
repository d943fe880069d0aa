namespace Chrysalis.Quantum.Timeline;

/// <summary>When each published machine may exist.</summary>
public sealed record TimelineReport
{
    /// <summary>Name of the scenario, or <c>mixed</c>.</summary>
    public required string Scenario { get; init; }

    /// <summary>Futures drawn.</summary>
    public required int Futures { get; init; }

    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Date in years from which hardware grows.</summary>
    public required double StartYear { get; init; }

    /// <summary>Physical qubits then.</summary>
    public required double StartQubits { get; init; }

    /// <summary>Physical error rate then.</summary>
    public required double StartErrorRate { get; init; }

    /// <summary>Date in years beyond which a machine counts as never.</summary>
    public required double Horizon { get; init; }

    /// <summary>The machines, by year of publication.</summary>
    public required IReadOnlyList<TimelineMachine> Machines { get; init; }

    /// <summary>The article's extrapolation, and the same with 2026's figure.</summary>
    public required IReadOnlyList<Extrapolation> Article { get; init; }

    /// <summary>How each assumption moves the date of the last machine.</summary>
    public required IReadOnlyList<Sensitivity> Sensitivities { get; init; }

    /// <summary>The date in years that the sensitivities start from; null for never.</summary>
    public required double? MiddleYear { get; init; }

    /// <summary>The machine of a name.</summary>
    /// <exception cref="QuantumException">No such machine.</exception>
    public TimelineMachine Machine(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Machines.FirstOrDefault(machine => machine.Name == name)
            ?? throw new QuantumException(
                $"There is no machine '{name}': choose {string.Join(", ", Machines.Select(machine => machine.Name))}.");
    }
}
