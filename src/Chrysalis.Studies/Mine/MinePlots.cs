using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Attacks;
using Chrysalis.Reports.Pictures;
using static System.FormattableString;

namespace Chrysalis.Studies.Mine;

/// <summary>The pictures of <c>quantum mine</c>.</summary>
internal static class MinePlots
{
    private const int Samples = 300;
    private const double Minutes = MiningNetwork.BlockIntervalSeconds / 60;

    /// <summary>Win probability over alpha against the measuring time, exact at several powers and in the limit.</summary>
    public static byte[] WinProbability()
    {
        var network = new MiningNetwork(1e30);
        double[] intervals = [.. Enumerable.Range(1, Samples).Select(i => 4.0 * i / Samples)];
        double[] minutes = [.. intervals.Select(y => Minutes * y)];
        IEnumerable<Series> exact = new[] { 0.01, 0.1, 0.5, 1 }.Select(alpha =>
        {
            var race = new MiningRace(network, QuantumMinerPower.WithAlpha(alpha, network));
            return new Series(Invariant($"exact, α = {alpha}"), minutes, [.. intervals.Select(y => race.WinProbability(600 * y) / alpha)]);
        });
        return Plots.Lines(
            "minutes until the measurement", "share of blocks / α",
            [new("small-power limit", minutes, [.. intervals.Select(SmallPowerLimit.Shape)]), .. exact], height: 420);
    }

    /// <summary>Effective hash rate against the speed, with the rivals' rates as level lines; powers of ten.</summary>
    public static byte[] EffectiveHashRate(MineFindings findings)
    {
        double[] speeds = [.. Enumerable.Range(0, 121).Select(i => -1 + i / 10.0)];
        double[] rates = [.. speeds.Select(speed => Math.Log10(Rate(Math.Pow(10, speed))))];
        IEnumerable<Series> rivals = findings.Overtaking.Select(
            one => new Series(one.Rival.Name, [-1, 11], [Math.Log10(one.Rival.HashesPerSecond), Math.Log10(one.Rival.HashesPerSecond)]));
        Series points = new(
            "overtaken", [.. findings.Overtaking.Select(one => Math.Log10(one.IterationsPerSecond))],
            [.. findings.Overtaking.Select(one => Math.Log10(one.Rival.HashesPerSecond))]);
        return Plots.PointsOverLines(
            "log10 of Grover iterations a second", "log10 of hashes/s", [new("quantum miner", speeds, rates), .. rivals], [points],
            height: 480);

        double Rate(double speed) =>
            MiningAdvantage.Of(new(findings.Network, findings.Power with { IterationsPerSecond = speed })).EffectiveHashesPerSecond;
    }

    /// <summary>Equilibrium measuring times by number of miners.</summary>
    public static byte[] Equilibria(IReadOnlyList<MineFindings.EquilibriumFindings> equilibria)
    {
        double[] miners = [.. equilibria.Select(one => (double)one.Miners)];
        return Plots.PointsOverLines(
            "equal quantum miners",
            "minutes until the first measurement",
            [
                new("5 % by then", miners, [.. equilibria.Select(one => one.LowMinutes)]),
                new("95 % by then", miners, [.. equilibria.Select(one => one.HighMinutes)])
            ],
            [new("mean", miners, [.. equilibria.Select(one => one.MeanMinutes)])],
            height: 400);
    }

    /// <summary>Stale rates by number of miners.</summary>
    public static byte[] StaleRates(IReadOnlyList<MineFindings.StaleFindings> rates)
    {
        double[] miners = [.. rates.Select(one => (double)one.Miners)];
        return Plots.PointsOverLines(
            "quantum miners",
            "stale blocks, %",
            [],
            [
                new("aggressive", miners, [.. rates.Select(one => 100 * one.Aggressive.Value)]),
                new("peaceful", miners, [.. rates.Select(one => 100 * one.Peaceful.Value)])
            ],
            height: 400);
    }

    /// <summary>Time of the timestamp attack against the speed; powers of ten.</summary>
    public static byte[] Attacks(IReadOnlyList<TimestampAttackResult> attacks)
    {
        double fastest = attacks.Max(one => one.Options.Speed), slowest = attacks.Min(one => one.Options.Speed) / 1.3;
        double[] speeds =
            [.. Enumerable.Range(0, Samples + 1).Select(i => Math.Log10(slowest) + i * Math.Log10(fastest / slowest) / Samples)];
        return Plots.PointsOverLines(
            "log10 of the attacker's speed r",
            "log10 of epochs (two weeks each)",
            [
                new(
                    "fastest plan on average", speeds,
                    [.. speeds.Select(speed => Math.Log10(TimestampAttackPlan.Fastest(Math.Pow(10, speed)).Epochs))]),
                new("3 / r²", speeds, [.. speeds.Select(speed => Math.Log10(3) - 2 * speed)]),
            ],
            [new(
                "simulated", [.. attacks.Select(one => Math.Log10(one.Options.Speed))],
                [.. attacks.Select(one => Math.Log10(one.MeanEpochs))])],
            height: 400);
    }
}
