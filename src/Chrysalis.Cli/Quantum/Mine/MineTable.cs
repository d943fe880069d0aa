using System.Globalization;
using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Attacks;
using Chrysalis.Quantum.Mining.Races;

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

    /// <summary>A number with a power of ten where it needs one.</summary>
    public static string Number(double value) => value switch
    {
        0 => "0",
        >= 1e-3 and < 10 => value.ToString("0.####", CultureInfo.InvariantCulture),
        >= 10 and < 1e5 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00e+0", CultureInfo.InvariantCulture),
    };

    /// <summary>A time in minutes.</summary>
    public static string Minutes(double seconds) => seconds >= 0.6 ? Text($"{seconds / 60:0.000}") : Number(seconds / 60);

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => share switch
    {
        0 => "0 %",
        >= 1e-4 => Text($"{100 * share:0.###} %"),
        _ => Text($"{100 * share:0.00e+0} %"),
    };

    /// <summary>A share with its 95 % interval, in percent.</summary>
    public static string Interval(double share, double low, double high) => Text($"{100 * share:0.000} % [{100 * low:0.000}, {100 * high:0.000}]");

    /// <summary>Time between two blocks of a miner with a share of all blocks.</summary>
    public static string TimeToBlock(double share) => GroverPage.Duration(MiningNetwork.BlockIntervalSeconds / share);

    private static void PrintAdvantage(MineFindings findings, TextWriter output)
    {
        MiningAdvantage gain = findings.Advantage;
        Line(output, $"network     {Number(findings.Network.ExpectedHashesPerBlock)} hashes a block, {Number(findings.Network.HashesPerSecond)} hashes/s; {findings.NetworkSource}");
        Line(output, $"miner       {Number(findings.Power.Registers)} register{(findings.Power.Registers == 1 ? "" : "s")}, {Number(findings.Power.IterationsPerSecond)} Grover iterations/s ({findings.PowerSource}), alpha {Number(gain.Alpha)}");
        Line(output, $"measures    after {Minutes(gain.MeasureAfterSeconds)} min, {(findings.TieProbability is { } tie ? $"and at once when a rival's block comes (wins {Percent(tie)} of ties)" : "peaceful")}; no rival's block before that in {Percent(gain.ReachProbability)}");
        Line(output, $"wins        {Percent(gain.WinProbability)} of the blocks, one in {TimeToBlock(gain.WinProbability)}; worth {Number(gain.EffectiveHashesPerSecond)} hashes/s");
        Line(output, $"break-even  Q < C r b with b = {Number(gain.BreakEvenSeconds)} s: an iteration may cost as much as {Number(gain.BreakEvenHashes)} hashes{Verdict(findings.Pays)}");
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
        Line(output, $"{"to overtake",-28}{"hashes/s",12}{"iterations/s",14}{"Toffoli layers/s",18}{"measure after",15}{"share",14}");
        foreach (Overtaking one in findings.Overtaking)
            Line(output, $"{one.Rival.Name,-28}{Number(one.Rival.HashesPerSecond),12}{Number(one.IterationsPerSecond),14}{Number(one.IterationsPerSecond * findings.ToffoliLayersPerIteration),18}{Minutes(one.MeasureAfterSeconds),11} min{Percent(one.WinProbability),14}");
        output.WriteLine();
    }

    private static void PrintApproximation(MineFindings findings, TextWriter output)
    {
        Line(output, $"small-power limit: y0 = {findings.Limit.BestIntervals:0.0000000000}, {findings.Limit.BestMinutes:0.000} min, e^-y0 = {findings.Limit.ReachProbability:0.00000}, P = {findings.Limit.BestCoefficient:0.000000} m r²/(D λ²)");
        Line(output, $"{"alpha",8}{"best y",9}{"minutes",9}{"P exact",12}{"P limit",12}{"error",9}");
        foreach (ApproximationRow row in findings.Approximation)
            Line(output, $"{row.Alpha,8:0.###}{row.BestIntervals,9:0.0000}{10 * row.BestIntervals,9:0.00}{row.BestProbability,12:0.000000}{row.ApproximateProbability,12:0.000000}{100 * row.RelativeError,7:0.00} %");
    }

    private static void PrintRace(RaceReport race, double? closedForm, TextWriter output)
    {
        RaceOptions options = race.Options;
        output.WriteLine();
        Line(output, $"race of {race.Tally.Blocks} blocks, seed {options.Seed}: delay {options.DelaySeconds:0.###} s, the second block wins {Percent(options.TieProbability)} of ties, difficulty {(options.AdjustsDifficulty ? "adjusted" : "fixed")}");
        Line(output, $"{"",2}{"",-24}{"alpha",9}{"measures",10}{"blocks",12}   share [95 %]; ! measures early too");
        MinerShare[] miners = [.. race.Miners.Where((miner, index) => miner.Found > 0 || index > options.PoolShares.Count)];
        foreach (MinerShare miner in miners.Take(MostMiners))
            Line(output, $"{"",2}{miner.Name,-24}{Strategy(options, race.Miners, miner),19}{miner.Accepted,12}   {Interval(miner.Share, miner.Low, miner.High)}");
        if (miners.Length > MostMiners)
            Line(output, $"  and {miners.Length - MostMiners} more: --json lists them all");
        Line(output, $"  quantum miners together {Interval(race.Quantum.Share, race.Quantum.Low, race.Quantum.High)}{(closedForm is { } share ? $"; closed form {Text($"{100 * share:0.000}")} %" : "")}");
        Line(output, $"  stale blocks {Interval(race.StaleRate, race.StaleLow, race.StaleHigh)}; {race.Tally.FoundEarly} blocks by measuring early");
        Line(output, $"  a block each {race.BlockSeconds:0.00} s, mean difficulty {race.MeanDifficulty:0.0000} of the classical network's own");
        if (options.QuantumMiners.Count > 0 && race.QuantumAccepted < 10)
            Line(output, $"  the quantum miners are too weak to see them win in {race.Tally.Blocks} blocks: try --alpha 0.1");
    }

    private static string Strategy(RaceOptions options, IReadOnlyList<MinerShare> miners, MinerShare miner)
    {
        int index = miners.ToList().IndexOf(miner) - options.PoolShares.Count - 1;
        if (index < 0)
            return "";
        QuantumMiner quantum = options.QuantumMiners[index];
        string time = Text($"{quantum.MeasureAfterSeconds / 60:0.00} m{(quantum.IsAggressive ? "!" : " ")}");
        return $"{Number(quantum.Power.Alpha(options.Network)),9}{time,10}";
    }

    private static void PrintEquilibria(IReadOnlyList<MineFindings.EquilibriumFindings> equilibria, TextWriter output)
    {
        output.WriteLine();
        Line(output, $"equilibrium measuring times of equal peaceful miners, alpha {Number(equilibria[0].Alpha)} each, blocks within {equilibria[0].StepSeconds:0} s tie");
        Line(output, $"{"miners",8}{"mean min",10}{"5 %",8}{"95 %",8}{"each wins",11}{"all win",10}{"ties",9}{"to gain",9}{"one shot: each",16}{"earliest",10}");
        foreach (MineFindings.EquilibriumFindings one in equilibria)
            output.WriteLine(Text($"{one.Miners,8}{one.MeanMinutes,10:0.00}{one.LowMinutes,8:0.00}{one.HighMinutes,8:0.00}{100 * one.WinProbability,9:0.000} %{100 * one.Miners * one.WinProbability,8:0.00} %{100 * one.TieProbability,7:0.00} %{100 * one.Gain,7:0.00} %{one.OneShotValue,16:0.0000}{one.OneShotEarliestShare,10:0.0000}").TrimEnd());
    }

    private static void PrintStale(IReadOnlyList<MineFindings.StaleFindings> rates, TextWriter output)
    {
        output.WriteLine();
        Line(output, $"{"miners",8}   {"stale, peaceful",-28}{"stale, aggressive",-28}{"share, peaceful",16}{"aggressive",12}");
        foreach (MineFindings.StaleFindings one in rates)
            Line(output, $"{one.Miners,8}   {Interval(one.Peaceful.Value, one.Peaceful.Low, one.Peaceful.High),-28}{Interval(one.Aggressive.Value, one.Aggressive.Low, one.Aggressive.High),-28}{100 * one.PeacefulShare,14:0.00} %{100 * one.AggressiveShare,10:0.00} %");
    }

    private static void PrintAttacks(IReadOnlyList<TimestampAttackResult> attacks, TextWriter output)
    {
        output.WriteLine();
        Line(output, $"timestamp attack, {attacks[0].Options.Runs} simulations a speed, seed {attacks[0].Options.Seed}");
        Line(output, $"{"speed r",9}{"quadruplings",14}{"epochs, mean",14}{"5 to 95 %",20}{"planned",11}{"r² epochs",11}{"years",9}{"blocks",10}");
        foreach (TimestampAttackResult one in attacks)
            Line(output, $"{one.Options.Speed,9:0.####}{one.Plan.QuadruplingEpochs,14}{one.MeanEpochs,14:0.00}{Text($"{one.LowEpochs:0.00} to {one.HighEpochs:0.00}"),20}{one.Plan.Epochs,11:0.00}{one.Constant,11:0.000}{one.MeanYears,9:0.00}{one.MeanBlocks,10:0}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
