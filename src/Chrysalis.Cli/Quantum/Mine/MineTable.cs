using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Attacks;
using Chrysalis.Quantum.Mining.Races;
using Chrysalis.Studies.Mine;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Mine;

/// <summary>Prints what <c>quantum mine</c> found.</summary>
internal static class MineTable
{
    private const int MostMiners = 24;

    /// <summary>Prints all that is there.</summary>
    public static void Print(MineFindings findings, string? page, TextWriter output)
    {
        PrintAdvantage(findings, output);
        PrintOvertaking(findings, output);
        PrintApproximation(findings, output);
        if (findings.Race is { } race)
            PrintRace(race, findings.RaceClosedForm, output);
        if (findings.Equilibria is { } equilibria)
            PrintEquilibria(equilibria, output);
        if (findings.StaleRates is { } stale)
            PrintStale(stale, output);
        if (findings.TimestampAttacks is { } attacks)
            PrintAttacks(attacks, output);
        if (page is not null)
            output.WriteLine($"{page}  open it in a browser");
    }

    private static void PrintAdvantage(MineFindings findings, TextWriter output)
    {
        MiningAdvantage gain = findings.Advantage;
        output.WriteLine(Invariant($"network     {MineWords.Number(findings.Network.ExpectedHashesPerBlock)} hashes a block, ")
            + Invariant($"{MineWords.Number(findings.Network.HashesPerSecond)} hashes/s; {findings.NetworkSource}"));
        output.WriteLine(Invariant($"miner       {MineWords.Number(findings.Power.Registers)} register")
            + Invariant($"{(findings.Power.Registers == 1 ? "" : "s")}, {MineWords.Number(findings.Power.IterationsPerSecond)} Grover ")
            + Invariant($"iterations/s ({findings.PowerSource}), alpha {MineWords.Number(gain.Alpha)}"));
        string manner = findings.TieProbability is { } tie
            ? $"and at once when a rival's block comes (wins {MineWords.Percent(tie)} of ties)"
            : "peaceful";
        output.WriteLine($"measures    after {MineWords.Minutes(gain.MeasureAfterSeconds)} min, {manner}; "
            + $"no rival's block before that in {MineWords.Percent(gain.ReachProbability)}");
        output.WriteLine(Invariant($"wins        {MineWords.Percent(gain.WinProbability)} of the blocks, ")
            + Invariant($"one in {MineWords.TimeToBlock(gain.WinProbability)}; ")
            + Invariant($"worth {MineWords.Number(gain.EffectiveHashesPerSecond)} hashes/s"));
        output.WriteLine(Invariant($"break-even  Q < C r b with b = {MineWords.Number(gain.BreakEvenSeconds)} s: an iteration may cost as ")
            + Invariant($"much as {MineWords.Number(gain.BreakEvenHashes)} hashes{Verdict(findings.Pays)}"));
        output.WriteLine();
    }

    private static string Verdict(bool? pays) => pays switch
    {
        true => "; at the costs given it pays",
        false => "; at the costs given it does not pay",
        null => "",
    };

    private static void PrintOvertaking(MineFindings findings, TextWriter output)
    {
        output.WriteLine(
            Invariant($"{"to overtake",-28}{"hashes/s",12}{"iterations/s",14}{"Toffoli layers/s",18}{"measure after",15}{"share",14}"));
        foreach (Overtaking one in findings.Overtaking)
            output.WriteLine(Invariant($"{one.Rival.Name,-28}{MineWords.Number(one.Rival.HashesPerSecond),12}")
                + Invariant($"{MineWords.Number(one.IterationsPerSecond),14}")
                + Invariant($"{MineWords.Number(one.IterationsPerSecond * findings.ToffoliLayersPerIteration),18}")
                + Invariant($"{MineWords.Minutes(one.MeasureAfterSeconds),11} min{MineWords.Percent(one.WinProbability),14}"));
        output.WriteLine();
    }

    private static void PrintApproximation(MineFindings findings, TextWriter output)
    {
        output.WriteLine(Invariant($"small-power limit: y0 = {findings.Limit.BestIntervals:0.0000000000}, ")
            + Invariant($"{findings.Limit.BestMinutes:0.000} min, e^-y0 = {findings.Limit.ReachProbability:0.00000}, ")
            + Invariant($"P = {findings.Limit.BestCoefficient:0.000000} m r²/(D λ²)"));
        output.WriteLine(Invariant($"{"alpha",8}{"best y",9}{"minutes",9}{"P exact",12}{"P limit",12}{"error",9}"));
        foreach (ApproximationRow row in findings.Approximation)
            output.WriteLine(Invariant($"{row.Alpha,8:0.###}{row.BestIntervals,9:0.0000}{10 * row.BestIntervals,9:0.00}")
                + Invariant($"{row.BestProbability,12:0.000000}{row.ApproximateProbability,12:0.000000}{100 * row.RelativeError,7:0.00} ")
                + "%");
    }

    private static void PrintRace(RaceReport race, double? closedForm, TextWriter output)
    {
        RaceOptions options = race.Options;
        output.WriteLine();
        output.WriteLine(Invariant($"race of {race.Tally.Blocks} blocks, seed {options.Seed}: delay {options.DelaySeconds:0.###} s, ")
            + Invariant($"the second block wins {MineWords.Percent(options.TieProbability)} of ties, ")
            + Invariant($"difficulty {(options.AdjustsDifficulty ? "adjusted" : "fixed")}"));
        output.WriteLine(Invariant($"{"",2}{"",-24}{"alpha",9}{"measures",10}{"blocks",12}   share [95 %]; ! measures early too"));
        MinerShare[] miners = [.. race.Miners.Where((miner, index) => miner.Found > 0 || index > options.PoolShares.Count)];
        foreach (MinerShare miner in miners.Take(MostMiners))
            output.WriteLine(Invariant($"{"",2}{miner.Name,-24}{Strategy(options, race.Miners, miner),19}{miner.Accepted,12}   ")
                + Invariant($"{MineWords.Interval(miner.Share, miner.Low, miner.High)}"));
        if (miners.Length > MostMiners)
            output.WriteLine(Invariant($"  and {miners.Length - MostMiners} more: --json lists them all"));
        output.WriteLine("  quantum miners together "
            + Invariant($"{MineWords.Interval(race.Quantum.Share, race.Quantum.Low, race.Quantum.High)}")
            + Invariant($"{(closedForm is { } share ? $"; closed form {Invariant($"{100 * share:0.000}")} %" : "")}"));
        output.WriteLine(Invariant($"  stale blocks {MineWords.Interval(race.StaleRate, race.StaleLow, race.StaleHigh)}; ")
            + Invariant($"{race.Tally.FoundEarly} blocks by measuring early"));
        output.WriteLine(Invariant($"  a block each {race.BlockSeconds:0.00} s, mean difficulty {race.MeanDifficulty:0.0000} of ")
            + "the classical network's own");
        if (options.QuantumMiners.Count > 0 && race.QuantumAccepted < 10)
            output.WriteLine(
                Invariant($"  the quantum miners are too weak to see them win in {race.Tally.Blocks} blocks: try --alpha 0.1"));
    }

    private static string Strategy(RaceOptions options, IReadOnlyList<MinerShare> miners, MinerShare miner)
    {
        int index = miners.ToList().IndexOf(miner) - options.PoolShares.Count - 1;
        if (index < 0)
            return "";
        QuantumMiner quantum = options.QuantumMiners[index];
        string time = Invariant($"{quantum.MeasureAfterSeconds / 60:0.00} m{(quantum.IsAggressive ? "!" : " ")}");
        return $"{MineWords.Number(quantum.Power.Alpha(options.Network)),9}{time,10}";
    }

    private static void PrintEquilibria(IReadOnlyList<MineFindings.EquilibriumFindings> equilibria, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Invariant($"equilibrium measuring times of equal peaceful miners, alpha {MineWords.Number(equilibria[0].Alpha)} ")
            + Invariant($"each, blocks within {equilibria[0].StepSeconds:0} s tie"));
        output.WriteLine(Invariant($"{"miners",8}{"mean min",10}{"5 %",8}{"95 %",8}{"each wins",11}{"all win",10}{"ties",9}{"to gain",9}")
            + Invariant($"{"one shot: each",16}{"earliest",10}"));
        foreach (MineFindings.EquilibriumFindings one in equilibria)
        {
            string row = Invariant($"{one.Miners,8}{one.MeanMinutes,10:0.00}{one.LowMinutes,8:0.00}{one.HighMinutes,8:0.00}")
                + Invariant($"{100 * one.WinProbability,9:0.000} %{100 * one.Miners * one.WinProbability,8:0.00} %")
                + Invariant($"{100 * one.TieProbability,7:0.00} %{100 * one.Gain,7:0.00} %")
                + Invariant($"{one.OneShotValue,16:0.0000}{one.OneShotEarliestShare,10:0.0000}");
            output.WriteLine(row.TrimEnd());
        }
    }

    private static void PrintStale(IReadOnlyList<MineFindings.StaleFindings> rates, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(
            Invariant($"{"miners",8}   {"stale, peaceful",-28}{"stale, aggressive",-28}{"share, peaceful",16}{"aggressive",12}"));
        foreach (MineFindings.StaleFindings one in rates)
            output.WriteLine(
                Invariant($"{one.Miners,8}   {MineWords.Interval(one.Peaceful.Value, one.Peaceful.Low, one.Peaceful.High),-28}")
                    + Invariant($"{MineWords.Interval(one.Aggressive.Value, one.Aggressive.Low, one.Aggressive.High),-28}")
                    + Invariant($"{100 * one.PeacefulShare,14:0.00} %{100 * one.AggressiveShare,10:0.00} %"));
    }

    private static void PrintAttacks(IReadOnlyList<TimestampAttackResult> attacks, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Invariant($"timestamp attack, {attacks[0].Options.Runs} simulations a speed, seed {attacks[0].Options.Seed}"));
        output.WriteLine(Invariant($"{"speed r",9}{"quadruplings",14}{"epochs, mean",14}{"5 to 95 %",20}{"planned",11}{"r² epochs",11}")
            + Invariant($"{"years",9}{"blocks",10}"));
        foreach (TimestampAttackResult one in attacks)
            output.WriteLine(Invariant($"{one.Options.Speed,9:0.####}{one.Plan.QuadruplingEpochs,14}{one.MeanEpochs,14:0.00}")
                + Invariant($"{Invariant($"{one.LowEpochs:0.00} to {one.HighEpochs:0.00}"),20}{one.Plan.Epochs,11:0.00}")
                + Invariant($"{one.Constant,11:0.000}{one.MeanYears,9:0.00}{one.MeanBlocks,10:0}"));
    }
}
