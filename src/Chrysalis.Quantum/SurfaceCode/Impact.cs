namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>
/// One impact of a high-energy particle: from a round on, qubits near a place are depolarized more, less with distance and
/// less with time. The picture is McEwen et al., "Resolving catastrophic error bursts from cosmic rays", arXiv:2104.05219;
/// arXiv:2408.13687 saw one burst an hour under its repetition codes.
/// </summary>
/// <param name="X">Place, in the units of QUBIT_COORDS.</param>
/// <param name="Y">Place, in the units of QUBIT_COORDS.</param>
/// <param name="Round">The round that it hits, counted from 0; before 0 for the tail of an earlier one.</param>
/// <param name="Strength">Chance of a depolarizing error a round at the place and in the round of impact, at most 3/4.</param>
/// <param name="Radius">Distance at which the chance has fallen to e^(-1/2) of that, in the units of QUBIT_COORDS.</param>
/// <param name="DecayRounds">Rounds after which it has fallen to 1/e.</param>
public sealed record Impact(double X, double Y, double Round, double Strength, double Radius, double DecayRounds)
{
    /// <summary>The added chance of a depolarizing error at a place in a round.</summary>
    public double Probability(double x, double y, long round)
    {
        if (round < Math.Floor(Round))
            return 0;
        double square = ((x - X) * (x - X)) + ((y - Y) * (y - Y));
        return Strength * Math.Exp(-square / (2 * Radius * Radius)) * Math.Exp(-Math.Max(0, round - Round) / DecayRounds);
    }
}
