namespace Chrysalis.Quantum.Mining.Equilibria;

/// <summary>A symmetric equilibrium of the measuring game, as far as the iteration came.</summary>
/// <param name="Game">The game.</param>
/// <param name="MeanIntervals">Mean time of the first measurement, block intervals.</param>
/// <param name="LowIntervals">Time by which 5 % of the first measurements are made.</param>
/// <param name="HighIntervals">Time by which 95 % are made.</param>
/// <param name="WinProbability">Each miner's chance of the next block when all play the equilibrium.</param>
/// <param name="Gain">What the best deviation wins beyond that, relative to it: 0 in an exact equilibrium.</param>
/// <param name="TieProbability">Chance that two quantum miners succeed first at the same point of the grid.</param>
/// <param name="FirstMeasurement">Probability of the first measurement at each point of the grid.</param>
/// <param name="StepIntervals">Distance of the grid's points.</param>
public sealed record MeasuringEquilibrium(
    MeasuringGame Game,
    double MeanIntervals,
    double LowIntervals,
    double HighIntervals,
    double WinProbability,
    double Gain,
    double TieProbability,
    IReadOnlyList<double> FirstMeasurement,
    double StepIntervals)
{
    /// <summary>Iterates best responses against the average of all before (fictitious play) and keeps the average.</summary>
    /// <param name="game">The game.</param>
    /// <param name="progress">Told the share of rounds done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="QuantumException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static MeasuringEquilibrium Find(
        MeasuringGame game, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        game.Validated();
        var play = new BestResponses(game);
        for (int round = 0; round < game.Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            play.Respond(round);
            if (round % 100 == 0)
                progress?.Report((double)round / game.Rounds);
        }

        progress?.Report(1);
        return play.Result();
    }
}
