namespace Chrysalis.Quantum.Mining.Equilibria;

/// <summary>
/// The game of when to measure, among equal peaceful quantum miners and a classical network, from one block to the next.
/// Nobody sees another's failed measurement, so a strategy is a sequence of measuring times, drawn at random or not. Times lie
/// on a grid; miners that succeed at the same point of it have equal chances.
/// </summary>
public sealed record MeasuringGame
{
    /// <summary>Quantum miners, 1 to 1000.</summary>
    public int Miners { get; init; } = 2;

    /// <summary>Power of each: 4 m r^2 / (D lambda0^2), with one register.</summary>
    public double Alpha { get; init; } = 0.01;

    /// <summary>True where a classical network finds blocks beside the quantum miners; time is then in its block intervals.</summary>
    public bool HasClassicalNetwork { get; init; } = true;

    /// <summary>True when a miner that failed begins again; false when it has one measurement (the game of Lee, Ray and Santha).</summary>
    public bool BeginsAgain { get; init; } = true;

    /// <summary>Points of the grid of times.</summary>
    public int GridPoints { get; init; } = 400;

    /// <summary>Last time of the grid, block intervals; null for as long as matters.</summary>
    public double? Horizon { get; init; }

    /// <summary>Rounds of best responses.</summary>
    public int Rounds { get; init; } = 2000;

    /// <summary>Time at which Grover's search is certain, block intervals.</summary>
    public double CertainAt => Math.PI / 2 / Math.Sqrt(Alpha);

    /// <summary>
    /// Probability that a measurement succeeds so long after its start: sin^2(sqrt(alpha) t), up to the time of certainty.
    /// </summary>
    public double Success(double intervals)
    {
        double sine = Math.Sin(Math.Sqrt(Alpha) * Math.Min(intervals, CertainAt));
        return sine * sine;
    }

    /// <summary>Refuses what is no game.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">Something is out of range.</exception>
    public MeasuringGame Validated()
    {
        if (Miners is < 1 or > 1000)
            throw new QuantumException($"The equilibrium takes 1 to 1000 quantum miners, not {Miners}.");
        if (!(Alpha is > 0 and <= 1e6))
            throw new QuantumException($"The power is above 0 and at most 1e6, not {Alpha}.");
        if (GridPoints is < 10 or > 5000)
            throw new QuantumException($"The grid of times has 10 to 5000 points, not {GridPoints}.");
        if (Rounds is < 1 or > 1_000_000)
            throw new QuantumException($"The rounds of best responses are 1 to 1000000, not {Rounds}.");
        return this;
    }
}
