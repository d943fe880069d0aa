namespace Chrysalis.Quantum.Mining.Equilibria;

/// <summary>
/// Fictitious play on a grid of times. The others are known by the distribution of their first success; the best response is
/// found backwards: value of beginning at s = max over t of [success now] payoff(t) + [failure] value of beginning at t.
/// </summary>
internal sealed class BestResponses
{
    /// <summary>One block in 3000 takes the classical network longer.</summary>
    private const double LongestIntervals = 8;

    private readonly MeasuringGame game;
    private readonly int points;
    private readonly double step;
    private readonly double[] success;
    private readonly double[] noClassical;
    private readonly double[] mass;
    private readonly double[] first;
    private readonly double[] payoff;
    private readonly double[] value;
    private readonly int[] choice;

    public BestResponses(MeasuringGame game)
    {
        this.game = game;
        points = game.GridPoints;
        double horizon = game.Horizon ?? (game.HasClassicalNetwork ? LongestIntervals : game.CertainAt);
        step = horizon / points;
        success = [.. Enumerable.Range(0, points + 1).Select(i => game.Success(i * step))];
        noClassical = [.. Enumerable.Range(0, points + 1).Select(i => game.HasClassicalNetwork ? Math.Exp(-i * step) : 1)];
        (mass, first, payoff, value) = (new double[points + 1], new double[points + 1], new double[points + 1], new double[points + 1]);
        choice = new int[points + 1];
    }

    /// <summary>Takes the best response to the average so far into the average.</summary>
    public void Respond(int round)
    {
        UpdatePayoff();
        Solve();
        // Later responses weigh more than in plain fictitious play: the first ones are far from the equilibrium.
        double weight = 2.0 / (round + 2);
        for (int i = 0; i <= points; i++)
        {
            mass[i] *= 1 - weight;
            first[i] *= 1 - weight;
        }

        first[choice[0]] += weight;
        (int at, double alive) = (0, 1);
        while (choice[at] > at)
        {
            int next = choice[at];
            mass[next] += weight * alive * success[next - at];
            alive *= 1 - success[next - at];
            if (!game.BeginsAgain)
                break;
            at = next;
        }
    }

    public MeasuringEquilibrium Result()
    {
        UpdatePayoff();
        Solve();
        double win = this.mass.Zip(this.payoff, (mass, payoff) => mass * payoff).Sum();
        double mean = first.Select((share, i) => share * i * step).Sum();
        return new(game, mean, Quantile(0.05), Quantile(0.95), win, Math.Max(0, value[0] / win - 1), TieProbability(), first, step);
    }

    /// <summary>
    /// What a success at each time wins: no classical block before it, and no other miner's; ties shared: [S-^n - S+^n] / (n g).
    /// </summary>
    private void UpdatePayoff()
    {
        int miners = game.Miners;
        double before = 1;
        for (int i = 0; i <= points; i++)
        {
            double after = Math.Max(0, before - mass[i]);
            double shared = before - after > 1e-9
                ? (Math.Pow(before, miners) - Math.Pow(after, miners)) / (miners * (before - after))
                : Math.Pow(before, miners - 1);
            payoff[i] = noClassical[i] * shared;
            before = after;
        }
    }

    private void Solve()
    {
        (this.value[points], choice[points]) = (0, points);
        for (int start = game.BeginsAgain ? points - 1 : 0; start >= 0; start--)
        {
            (double best, int at) = (-1, start);
            for (int t = start + 1; t <= points; t++)
            {
                double success = this.success[t - start];
                double value = success * payoff[t] + (game.BeginsAgain ? (1 - success) * this.value[t] : 0);
                if (value > best)
                    (best, at) = (value, t);
            }

            (this.value[start], choice[start]) = (best, at);
        }
    }

    private double Quantile(double share)
    {
        double sum = 0;
        for (int i = 0; i <= points; i++)
        {
            sum += first[i];
            if (sum >= share)
                return i * step;
        }

        return points * step;
    }

    /// <summary>Two or more succeed first together, before a classical block.</summary>
    private double TieProbability()
    {
        (double before, double ties) = (1, 0);
        int miners = game.Miners;
        for (int i = 0; i <= points; i++)
        {
            double after = Math.Max(0, before - mass[i]);
            ties += noClassical[i]
                * (Math.Pow(before, miners) - Math.Pow(after, miners) - miners * (before - after) * Math.Pow(after, miners - 1));
            before = after;
        }

        return ties;
    }
}
