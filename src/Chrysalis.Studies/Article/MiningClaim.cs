using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Grover;
using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Races;
using Chrysalis.Reports.Pictures;
using Chrysalis.Studies.Grover;
using Chrysalis.Studies.Published;
using static System.FormattableString;

namespace Chrysalis.Studies.Article;

/// <summary>Grover mines: measure at 16 minutes.</summary>
internal static class MiningClaim
{
    private const double RaceAlpha = 0.1;

    /// <summary>Mines a header, and races a quantum miner against the network.</summary>
    public static ArticleClaim Run(ArticleScale scale, int seed, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        MiningSearchReport search = MiningSearch.Run(
            new() { Qubits = scale.NonceBits, Seed = seed, UnknownCountRuns = 0 }, steps.InShares("mining: hash"),
            steps.InShares("mining: iterate"), cancellation);
        var network = MiningNetwork.AtDifficulty(MiningNetwork.ReferenceDifficulty);
        Overtaking card = Overtaking.Of(HashRival.GraphicsCard, network), asic = Overtaking.Of(HashRival.MiningMachine, network);
        var race = new MiningRace(network, QuantumMinerPower.WithAlpha(RaceAlpha, network));
        double best = race.BestSeconds();
        var options = new RaceOptions
        {
            Network = network,
            QuantumMiners = [new(race.Power, best)],
            AdjustsDifficulty = false,
            Blocks = scale.RaceBlocks,
            Seed = seed,
        };
        RaceReport simulated = RaceSimulation.Run(options, steps.InShares("mining: race"), cancellation: cancellation);
        double speed = search.Oracle.ParallelCallsPerSecond;
        return new()
        {
            Question = "Can a quantum computer mine, and when should it measure?",
            Said = "Grover's algorithm lets a quantum computer mine; it should measure after 16 minutes, "
                + "which it reaches one time in five.",
            Computed = Invariant($"Best time in the limit {SmallPowerLimit.BestMinutes:0.00} minutes, ")
                + Invariant($"reached with {SmallPowerLimit.ReachProbability:0.0%}. An oracle of {search.Oracle.Counts.ToffoliDepth} ")
                + Invariant($"Toffoli layers makes {speed:0.00} calls a second at 10 µs a layer; to equal one mining machine it needs ")
                + Invariant($"{asic.IterationsPerSecond:0.0e+0}."),
            Holds = "Sixteen minutes and 20 % are right for a miner much weaker than the network. A stronger one measures earlier: "
                + Invariant($"at α = {RaceAlpha} after {best / 60:0.0} minutes."),
            Changed = "The article's race assumes one quantum miner at a constant network. With several of them, with measuring when a "
                + "rival's block appears, delays and adjusted difficulty the times and the share of stale blocks change; "
                + "all of that is simulated by the command below. Clock rates, not qubits, are what keeps quantum mining away.",
            Figures =
            [
                new(
                    "Best measuring time, small power", Invariant($"{SmallPowerLimit.BestMinutes:0.000} min"),
                    $"computed: root of 2(1 - e^-y) = y; published {NeremGaur.BestMinutes}: {NeremGaur.Paper}"),
                new(
                    "Chance of getting there", Invariant($"{SmallPowerLimit.ReachProbability:0.00000}"),
                    $"computed: e^-y; published {NeremGaur.ReachProbability}: {NeremGaur.Paper}"),
                new(
                    Invariant($"Best time at α = {RaceAlpha}"), Invariant($"{best / 60:0.000} min"),
                    $"computed exactly; published {NeremGaur.MinutesAtTenth}: {NeremGaur.Paper}"),
                new(
                    "Share of blocks there, closed form", Invariant($"{race.WinProbability(best):0.0000}"),
                    $"computed; published {NeremGaur.ShareAtTenth}: {NeremGaur.Paper}"),
                new(
                    "Share of blocks there, simulated",
                    Invariant($"{simulated.Quantum.Share:0.0000} ({simulated.Quantum.Low:0.0000} to {simulated.Quantum.High:0.0000})"),
                    Invariant($"computed: {scale.RaceBlocks} blocks, event by event, seed {seed}, 95 % interval")),
                new(
                    "Nonce found by Grover's search",
                    search.FoundNonce is { } nonce ? Invariant($"{nonce}, {search.OptimalIterations} iterations") : "none",
                    Invariant($"computed: {scale.NonceBits} bits of the first block's nonce, every amplitude exact, seed {seed}")),
                new(
                    "Oracle", Invariant($"{search.Oracle.Counts.Qubits} qubits, {search.Oracle.Counts.Toffoli} Toffoli"),
                    "computed: our circuit of the double hash, verified on basis states"),
                new(
                    "Calls a second it makes", Invariant($"{speed:0.000}"),
                    "computed at 10 µs a Toffoli layer (reaction time, arXiv:1905.09749)"),
                new(
                    Invariant($"To equal a graphics card ({card.Rival.HashesPerSecond:0.0e+0} hashes/s)"),
                    Invariant($"{card.IterationsPerSecond:0.0e+0} iterations/s"), "computed; rival: " + card.Rival.Source),
                new(
                    Invariant($"To equal a mining machine ({asic.Rival.HashesPerSecond:0.0e+0} hashes/s)"),
                    Invariant($"{asic.IterationsPerSecond:0.0e+0} iterations/s"), "computed; rival: " + asic.Rival.Source),
            ],
            Pictures =
            [
                new(Gain(network), "Share of blocks over the measuring time", "Share of blocks over α, exact for three powers, "
                    + "and the limit of small power: the best time moves to the left as the miner grows."),
                new(
                    GroverPage.Curve(search), "Success probability over Grover iterations",
                    Invariant($"Grover's search over {scale.NonceBits} bits of a real nonce: points are 500 measurements ")
                        + "each, the line is the formula."),
            ],
            Command = "chrysalis quantum grover, chrysalis quantum mine",
        };
    }

    private static byte[] Gain(MiningNetwork network)
    {
        double[] minutes = [.. Enumerable.Range(1, 160).Select(i => i / 4.0)];
        IEnumerable<Series> exact = new[] { 0.1, 0.5, 1 }.Select(alpha =>
        {
            var race = new MiningRace(network, QuantumMinerPower.WithAlpha(alpha, network));
            return new Series(
                Invariant($"exact, α = {alpha}"), minutes, [.. minutes.Select(time => race.WinProbability(60 * time) / alpha)]);
        });
        return Plots.Lines(
            "minutes until the measurement", "share of blocks / α",
            [new("small-power limit", minutes, [.. minutes.Select(time => SmallPowerLimit.Shape(time / 10))]), .. exact], height: 380);
    }
}
