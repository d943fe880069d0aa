namespace Chrysalis.Quantum.Mining.Equilibria;

/// <summary>
/// The symmetric equilibrium of a race in which each of k equal quantum miners measures once and nobody else searches: the
/// setting of Lee, Ray and Santha (arXiv:1809.03671), who characterise the two-player equilibria without payout on a tie and
/// give an approximate equilibrium for more. Worked out here for continuous time, where ties have no weight: with p the success
/// probability at the measurement, p (1 - F)^(k-1) must be the same value v at every time that is played, which makes the
/// density of p equal v^q q p^(-q-2) from v to 1, q = 1/(k-1), and v the root of 1/v - v^q = k.
/// </summary>
public static class OneShotRace
{
    /// <summary>Each miner's chance to win, v: also the success probability at which the first one measures; sqrt 2 - 1 for two.</summary>
    /// <param name="miners">Miners, at least 2.</param>
    public static double Value(int miners)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(miners, 2);
        (double low, double high) = (0, 1);
        for (int i = 0; i < 200; i++)
        {
            double v = (low + high) / 2;
            (low, high) = 1 / v - Math.Pow(v, 1.0 / (miners - 1)) > miners ? (v, high) : (low, v);
        }

        return (low + high) / 2;
    }

    /// <summary>Earliest measurement as a share of the time at which Grover's search is certain: asin(sqrt v) / (pi/2).</summary>
    /// <param name="miners">Miners, at least 2.</param>
    public static double EarliestShare(int miners) => Math.Asin(Math.Sqrt(Value(miners))) / (Math.PI / 2);
}
