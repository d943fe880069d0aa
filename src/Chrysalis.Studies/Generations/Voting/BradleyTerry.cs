namespace Chrysalis.Studies.Generations.Voting;

/// <summary>
/// Strengths from comparisons by pairs: the chance that a beats b is s(a) / (s(a) + s(b)) (Bradley and Terry 1952), at the greatest
/// likelihood (by Hunter's minorisation, Annals of Statistics 2004). Half a win each way between all stands for what was not asked, so that
/// who never lost has a strength too.
/// </summary>
internal static class BradleyTerry
{
    private const int Resamples = 1000, Rounds = 500;
    private const double Prior = 0.5, Settled = 1e-9;

    /// <summary>Who was compared, the strongest first, each with its 95 % interval (bootstrap over the votes).</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="seed">Draws the bootstrap's samples.</param>
    /// <exception cref="ArgumentException">There is no vote.</exception>
    public static IReadOnlyList<Strength> Of(IReadOnlyList<Vote> votes, int seed)
    {
        ArgumentNullException.ThrowIfNull(votes);
        if (votes.Count == 0)
            throw new ArgumentException("There is no vote to count.", nameof(votes));
        string[] names = [.. votes.SelectMany(vote => (string[])[vote.Left, vote.Right]).Distinct().Order(StringComparer.Ordinal)];
        double[] shares = Fit(names, votes);
        var random = new Random(seed);
        double[][] drawn = [.. Enumerable.Range(0, Resamples).Select(_ =>
            Fit(names, [.. votes.Select(_ => votes[random.Next(votes.Count)])]))];
        return
        [
            .. names.Select((name, i) =>
            {
                double[] sorted = [.. drawn.Select(one => one[i]).Order()];
                int asked = votes.Count(vote => vote.Left == name || vote.Right == name);
                return new Strength(name, shares[i], sorted[(int)(0.025 * Resamples)], sorted[(int)(0.975 * Resamples) - 1], asked);
            }).OrderByDescending(one => one.Share)
        ];
    }

    /// <summary>Strengths that add to 1.</summary>
    internal static double[] Fit(string[] names, IReadOnlyList<Vote> votes)
    {
        int n = names.Length;
        var wins = new double[n];
        var met = new double[n, n];
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < n; b++)
                met[a, b] = a == b ? 0 : Prior;
            wins[a] = Prior / 2 * (n - 1);
        }

        foreach (Vote vote in votes)
        {
            (int left, int right) = (Array.IndexOf(names, vote.Left), Array.IndexOf(names, vote.Right));
            double share = vote.Chosen switch { VoteChoice.Left => 1, VoteChoice.Right => 0, _ => 0.5 };
            wins[left] += share;
            wins[right] += 1 - share;
            met[left, right]++;
            met[right, left]++;
        }

        double[] strength = [.. Enumerable.Repeat(1.0 / n, n)];
        for (int round = 0; round < Rounds; round++)
        {
            double[] next = [.. Enumerable.Range(0, n).Select(a =>
                wins[a] / Enumerable.Range(0, n).Where(b => b != a).Sum(b => met[a, b] / (strength[a] + strength[b])))];
            double all = next.Sum(), change = 0;
            for (int a = 0; a < n; a++)
            {
                next[a] /= all;
                change = Math.Max(change, Math.Abs(next[a] - strength[a]));
            }

            strength = next;
            if (change < Settled)
                break;
        }

        return strength;
    }
}
