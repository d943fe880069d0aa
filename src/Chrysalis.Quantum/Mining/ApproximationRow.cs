namespace Chrysalis.Quantum.Mining;

/// <summary>The exact race beside its small-power limit, at one power.</summary>
/// <param name="Alpha">The power 4 m r^2 / (D lambda0^2).</param>
/// <param name="BestIntervals">Exact best measuring time, block intervals.</param>
/// <param name="BestProbability">Exact probability there.</param>
/// <param name="ApproximateProbability">The limit's best probability, 0.647610 alpha.</param>
public sealed record ApproximationRow(double Alpha, double BestIntervals, double BestProbability, double ApproximateProbability)
{
    /// <summary>The limit's error relative to the exact probability.</summary>
    public double RelativeError => ApproximateProbability / BestProbability - 1;

    /// <summary>The powers of the reference table.</summary>
    public static IReadOnlyList<double> ReferenceAlphas { get; } = [1e-3, 1e-2, 0.1, 0.5, 1];

    /// <summary>Computes the row for one register and a network so large that iterations are as good as continuous.</summary>
    public static ApproximationRow At(double alpha)
    {
        var network = new MiningNetwork(1e30);
        var race = new MiningRace(network, QuantumMinerPower.WithAlpha(alpha, network));
        double best = race.BestSeconds();
        return new(alpha, best / MiningNetwork.BlockIntervalSeconds, race.WinProbability(best), SmallPowerLimit.BestShape * alpha);
    }
}
