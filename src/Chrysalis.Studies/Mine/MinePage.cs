using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Races;
using Chrysalis.Reports.Html;
using Chrysalis.Studies.Computer;
using Chrysalis.Studies.Published;
using static System.FormattableString;

namespace Chrysalis.Studies.Mine;

/// <summary>The page of <c>quantum mine</c>.</summary>
public static class MinePage
{
    /// <summary>Writes the page.</summary>
    public static void Write(string path, MineFindings findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        var page = new HtmlReport(
            "What does a quantum computer gain by mining?",
            "One quantum miner against the network, exactly; then many of them, simulated block by block.");
        page.Section("When to measure").Picture(
            MinePlots.WinProbability(), "Win probability over measuring time, exact and approximate",
            "A quantum miner must choose when to measure: too early finds nothing, too late loses to the network. Weak miners (limit) do "
                + "best at 15.94 minutes; strong ones earlier.");
        page.Section("What it gains").Figures(Advantage(findings));
        page.Section("Whom it overtakes").Picture(
            MinePlots.EffectiveHashRate(findings), "Effective hash rate over clock rate",
            "The effective hash rate grows with the square of the speed until the miner rivals the network itself.");
        page.Table(
            ["Rival", "Iterations/s", "Toffoli layers/s", "Measures after", "Share"],
            findings.Overtaking.Select(one => Row(findings, one)));
        page.Figures(findings.Overtaking.Select(
            one => new Figure(one.Rival.Name, Invariant($"{MineWords.Number(one.Rival.HashesPerSecond)} hashes/s"), one.Rival.Source)));
        page.Paragraph(Invariant($"Toffoli layers: {findings.ToffoliLayersPerIteration} for one iteration of our oracle (double SHA-256 ")
            + "of a header computed, compared and uncomputed; counted on the circuit).");
        page.Section("The limit and the exact race")
            .Table(["α", "Best y", "Minutes", "P exact", "P in the limit", "Error"], findings.Approximation.Select(Row));
        if (findings.Race is { } race)
            AddRace(page, race, findings.RaceClosedForm);
        if (findings.Equilibria is { } equilibria)
            AddEquilibria(page, equilibria);
        if (findings.StaleRates is { } stale)
            AddStale(page, stale);
        if (findings.TimestampAttacks is not null)
            AddAttacks(page, findings);
        page.Section("What is assumed").Paragraph("The quantum computer is perfect: no error, no time for measuring and starting again. "
            + "A header offers enough to vary that Grover's search never runs dry. The classical hash rate is constant, "
            + "blocks take the same time to reach everybody, and timestamps are honest except in the attack.");
        page.Paragraph(Invariant($"Seed {findings.Seed}. {MachineLine.Text()}"));
        page.Save(path);
    }

    private static IEnumerable<Figure> Advantage(MineFindings findings)
    {
        MiningAdvantage gain = findings.Advantage;
        yield return new("Network", Invariant($"{MineWords.Number(findings.Network.HashesPerSecond)} hashes/s, ")
            + Invariant($"{MineWords.Number(findings.Network.ExpectedHashesPerBlock)} hashes a block"), findings.NetworkSource);
        yield return new("Grover iterations a second", MineWords.Number(findings.Power.IterationsPerSecond), findings.PowerSource);
        yield return new("Registers", MineWords.Number(findings.Power.Registers), "given");
        yield return new("Power α", MineWords.Number(gain.Alpha), Invariant($"4 m r²/(D λ²), {NeremGaur.Paper}"));
        yield return new("Measures after", $"{MineWords.Minutes(gain.MeasureAfterSeconds)} min", "exact optimum unless given");
        yield return new("No rival's block before the measurement", MineWords.Percent(gain.ReachProbability), "e^-y, exact");
        yield return new("Share of the blocks", MineWords.Percent(gain.WinProbability), Invariant($"exact, {NeremGaur.Paper}; ")
            + Invariant($"{(findings.TieProbability is { } tie ? $"aggressive, wins {MineWords.Percent(tie)} of ties" : "peaceful")}"));
        yield return new("Time to a block", MineWords.TimeToBlock(gain.WinProbability), "ten minutes / share");
        yield return new(
            "Effective hash rate", Invariant($"{MineWords.Number(gain.EffectiveHashesPerSecond)} hashes/s"),
            "the classical rate that wins the same share; D λ P for small shares");
        yield return new(
            "Break-even: an iteration may cost", Invariant($"{MineWords.Number(gain.BreakEvenHashes)} hashes"),
            Invariant($"Q < C r b, b = {MineWords.Number(gain.BreakEvenSeconds)} s, {NeremGaur.Paper}"));
        yield return new(
            "Limit: best time y0", Invariant($"{findings.Limit.BestIntervals:0.0000000000} = {findings.Limit.BestMinutes:0.000} min"),
            $"computed; published {NeremGaur.BestIntervals} and {NeremGaur.BestMinutes} min");
        yield return new(
            "Limit: chance to reach it", Invariant($"{findings.Limit.ReachProbability:0.00000}"),
            $"computed; published {NeremGaur.ReachProbability}");
        yield return new(
            "Limit: largest P", Invariant($"{findings.Limit.BestCoefficient:0.000000} m r²/(D λ²)"),
            $"computed; published {NeremGaur.BestCoefficient}");
    }

    private static void AddRace(HtmlReport page, RaceReport race, double? closedForm)
    {
        RaceOptions options = race.Options;
        page.Section(Invariant($"A race of {race.Tally.Blocks} blocks")).Table(
            ["Miner", "Plays", "Found", "In the chain", "Share, 95 % interval"],
            race.Miners.Index().Where(one => one.Item.Found > 0).Select(one => Row(race, one.Index)));
        page.Figures(
        [
            new(
                "Quantum miners together", MineWords.Interval(race.Quantum.Share, race.Quantum.Low, race.Quantum.High),
                closedForm is { } share ? Invariant($"simulated; closed form {100 * share:0.000} %") : "simulated"),
            new("Stale blocks", MineWords.Interval(race.StaleRate, race.StaleLow, race.StaleHigh), "simulated"),
            new("Blocks by measuring early", Invariant($"{race.Tally.FoundEarly}"), "simulated"),
            new("Time between blocks", Invariant($"{race.BlockSeconds:0.00} s"), "simulated"),
            new("Mean difficulty", Invariant($"{race.MeanDifficulty:0.0000}"), "simulated; in units of the classical network's own"),
            new("Delay, ties, difficulty", Invariant($"{options.DelaySeconds:0.###} s, {MineWords.Percent(options.TieProbability)}, ")
                + Invariant($"{(options.AdjustsDifficulty ? "adjusted each 2016 blocks" : "fixed")}"), "assumed"),
        ]);
    }

    private static void AddEquilibria(HtmlReport page, IReadOnlyList<MineFindings.EquilibriumFindings> equilibria)
    {
        page.Section("When several must choose").Picture(
            MinePlots.Equilibria(equilibria), "Equilibrium measuring times over the number of miners",
            Invariant($"Equal peaceful miners of α = {MineWords.Number(equilibria[0].Alpha)} and a classical network; ")
                + "best responses iterated to a mixed equilibrium.");
        page.Table(
            ["Miners", "Mean, min", "5 to 95 %, min", "Each wins", "Ties", "Left to gain", "One shot: v", "Earliest"],
            equilibria.Select(one => (IReadOnlyList<string>)
            [
                Invariant($"{one.Miners}"), Invariant($"{one.MeanMinutes:0.00}"),
                Invariant($"{one.LowMinutes:0.00} to {one.HighMinutes:0.00}"), Invariant($"{100 * one.WinProbability:0.000} %"),
                Invariant($"{100 * one.TieProbability:0.00} %"), Invariant($"{100 * one.Gain:0.00} %"),
                Invariant($"{one.OneShotValue:0.0000}"), Invariant($"{one.OneShotEarliestShare:0.0000}"),
            ]));
        page.Paragraph("Lee, Ray and Santha (arXiv:1809.03671) prove an approximate symmetric equilibrium for races without a classical "
            + "network, characterise the two-player equilibria when a tie pays nothing, and conclude that collisions are not too likely. "
            + "The last two columns are the continuous-time equilibrium of that one-shot race, worked out here: the chance v of each, "
            + "with 1/v - v^(1/(k-1)) = k, and the earliest measurement as a share of the time at which Grover's search is certain.");
    }

    private static void AddStale(HtmlReport page, IReadOnlyList<MineFindings.StaleFindings> rates)
    {
        page.Section("Forks by measuring early")
            .Picture(MinePlots.StaleRates(rates), "Stale rate over the number of quantum miners", "Sattath (arXiv:1804.08118): when a "
                + "block arrives, all aggressive miners measure at the same moment, and some find a block for the same height.");
        page.Table(
            ["Miners", "Stale, peaceful", "Stale, aggressive", "Share, peaceful", "Share, aggressive"],
            rates.Select(one => (IReadOnlyList<string>)
            [
                Invariant($"{one.Miners}"), MineWords.Interval(one.Peaceful.Value, one.Peaceful.Low, one.Peaceful.High),
                MineWords.Interval(one.Aggressive.Value, one.Aggressive.Low, one.Aggressive.High),
                MineWords.Percent(one.PeacefulShare), MineWords.Percent(one.AggressiveShare),
            ]));
    }

    private static void AddAttacks(HtmlReport page, MineFindings findings)
    {
        page.Section("Out-weighing the chain with false timestamps").Picture(
            MinePlots.Attacks(findings.TimestampAttacks!), "Time of the attack over the attacker's speed",
            "Bailey and Sattath (arXiv:2403.08023): timestamps close together quadruple the private chain's difficulty each 2016 blocks; "
                + "a block then weighs four times as much and costs Grover's search only twice.");
        page.Table(
            ["Speed r", "Quadruplings", "Epochs, mean ± s.e.", "5 to 95 %", "Planned", "r² epochs", "Years"],
            findings.TimestampAttacks!.Select(one => (IReadOnlyList<string>)
            [
                Invariant($"{one.Options.Speed:0.####}"), Invariant($"{one.Plan.QuadruplingEpochs}"),
                Invariant($"{one.MeanEpochs:0.00} ± {one.StandardError:0.00}"), Invariant($"{one.LowEpochs:0.00} to {one.HighEpochs:0.00}"),
                Invariant($"{one.Plan.Epochs:0.00}"), Invariant($"{one.Constant:0.000}"), Invariant($"{one.MeanYears:0.00}"),
            ]));
    }

    private static IReadOnlyList<string> Row(RaceReport race, int index)
    {
        MinerShare miner = race.Miners[index];
        return [miner.Name, Plays(race.Options, index), Invariant($"{miner.Found}"), Invariant($"{miner.Accepted}"), MineWords.Interval(
            miner.Share, miner.Low, miner.High)];
    }

    private static string Plays(RaceOptions options, int index)
    {
        int pools = options.PoolShares.Count;
        if (index <= pools)
            return Invariant($"{100 * (index < pools ? options.PoolShares[index] : 1 - options.PoolShares.Sum()):0.##} % of the hash rate");
        QuantumMiner miner = options.QuantumMiners[index - pools - 1];
        string spread = miner.SpreadSeconds > 0 ? Invariant($" ± {miner.SpreadSeconds / 60:0.##}") : "";
        return Invariant($"α = {MineWords.Number(miner.Power.Alpha(options.Network))}, ")
            + Invariant($"measures after {miner.MeasureAfterSeconds / 60:0.00}{spread} min{(miner.IsAggressive ? ", aggressive" : "")}")
            + Invariant($"{(miner.ConcedesTies ? ", concedes" : "")}");
    }

    private static IReadOnlyList<string> Row(MineFindings findings, Overtaking one) =>
    [
        one.Rival.Name, MineWords.Number(one.IterationsPerSecond),
        MineWords.Number(one.IterationsPerSecond * findings.ToffoliLayersPerIteration),
        Invariant($"{one.MeasureAfterSeconds / 60:0.000} min"), MineWords.Percent(one.WinProbability),
    ];

    private static IReadOnlyList<string> Row(ApproximationRow row) =>
    [
        MineWords.Number(row.Alpha), Invariant($"{row.BestIntervals:0.0000}"), Invariant($"{10 * row.BestIntervals:0.00}"),
        Invariant($"{row.BestProbability:0.000000}"), Invariant($"{row.ApproximateProbability:0.000000}"),
        Invariant($"{100 * row.RelativeError:+0.00} %"),
    ];
}
