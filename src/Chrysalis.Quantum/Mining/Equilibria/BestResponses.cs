namespace Chrysalis.Quantum.Mining.Equilibria;

/// <summary>
/// Fictitious play on a grid of times. The others are known by the distribution of their first success; the best response is
/// found backwards: value of beginning at s = max over t of [success now] payoff(t) + [failure] value of beginning at t.
/// </summary>
internal sealed class BestResponses
{
    /// <summary>One block in 3000 takes the classical network longer.</summary>
    private const double LongestIntervals = 8;

    private readonly MeasuringGame _game;
    private readonly int _points;
    private readonly double _step;
    private readonly double[] _success;
    private readonly double[] _noClassical;
    private readonly double[] _mass;
    private readonly double[] _first;
    private readonly double[] _payoff;
    private readonly double[] _value;
    private readonly int[] _choice;

    public BestResponses(MeasuringGame game)
    {
        _game = game;
        _points = game.GridPoints;
        double horizon = game.Horizon ?? (game.HasClassicalNetwork ? LongestIntervals : game.CertainAt);
        _step = horizon / _points;
        _success = [.. Enumerable.Range(0, _points + 1).Select(i => game.Success(i * _step))];
        _noClassical = [.. Enumerable.Range(0, _points + 1).Select(i => game.HasClassicalNetwork ? Math.Exp(-i * _step) : 1)];
        (_mass, _first, _payoff, _value) = (new double[_points + 1], new double[_points + 1], new double[_points + 1], new double[_points + 1]);
        _choice = new int[_points + 1];
    }

    /// <summary>Takes the best response to the average so far into the average.</summary>
    public void Respond(int round)
    {
        UpdatePayoff();
        Solve();
        // Later responses weigh more than in plain fictitious play: the first ones are far from the equilibrium.
        double weight = 2.0 / (round + 2);
        for (int i = 0; i <= _points; i++)
        {
            _mass[i] *= 1 - weight;
            _first[i] *= 1 - weight;
        }

        _first[_choice[0]] += weight;
        (int at, double alive) = (0, 1);
        while (_choice[at] > at)
        {
            int next = _choice[at];
            _mass[next] += weight * alive * _success[next - at];
            alive *= 1 - _success[next - at];
            if (!_game.BeginsAgain)
                break;
            at = next;
        }
    }

    public MeasuringEquilibrium Result()
    {
        UpdatePayoff();
        Solve();
        double win = _mass.Zip(_payoff, (mass, payoff) => mass * payoff).Sum();
        double mean = _first.Select((share, i) => share * i * _step).Sum();
        return new(_game, mean, Quantile(0.05), Quantile(0.95), win, Math.Max(0, _value[0] / win - 1), TieProbability(), _first, _step);
    }

    /// <summary>What a success at each time wins: no classical block before it, and no other miner's; ties shared: [S-^n - S+^n] / (n g).</summary>
    private void UpdatePayoff()
    {
        int miners = _game.Miners;
        double before = 1;
        for (int i = 0; i <= _points; i++)
        {
            double after = Math.Max(0, before - _mass[i]);
            double shared = before - after > 1e-9
                ? (Math.Pow(before, miners) - Math.Pow(after, miners)) / (miners * (before - after))
                : Math.Pow(before, miners - 1);
            _payoff[i] = _noClassical[i] * shared;
            before = after;
        }
    }

    private void Solve()
    {
        (_value[_points], _choice[_points]) = (0, _points);
        for (int start = _game.BeginsAgain ? _points - 1 : 0; start >= 0; start--)
        {
            (double best, int at) = (-1, start);
            for (int t = start + 1; t <= _points; t++)
            {
                double success = _success[t - start];
                double value = success * _payoff[t] + (_game.BeginsAgain ? (1 - success) * _value[t] : 0);
                if (value > best)
                    (best, at) = (value, t);
            }

            (_value[start], _choice[start]) = (best, at);
        }
    }

    private double Quantile(double share)
    {
        double sum = 0;
        for (int i = 0; i <= _points; i++)
        {
            sum += _first[i];
            if (sum >= share)
                return i * _step;
        }

        return _points * _step;
    }

    /// <summary>Two or more succeed first together, before a classical block.</summary>
    private double TieProbability()
    {
        (double before, double ties) = (1, 0);
        int miners = _game.Miners;
        for (int i = 0; i <= _points; i++)
        {
            double after = Math.Max(0, before - _mass[i]);
            ties += _noClassical[i] * (Math.Pow(before, miners) - Math.Pow(after, miners) - miners * (before - after) * Math.Pow(after, miners - 1));
            before = after;
        }

        return ties;
    }
}
