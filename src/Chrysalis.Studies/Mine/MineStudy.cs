using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Attacks;
using Chrysalis.Quantum.Mining.Equilibria;
using Chrysalis.Quantum.Mining.Races;

namespace Chrysalis.Studies.Mine;

/// <summary>The work of <c>quantum mine</c>, stage by stage. Not for use from several threads at once.</summary>
public sealed class MineStudy(MineRequest request, IProgress<WorkProgress> steps, CancellationToken cancellation)
{
    private const int MostStaleMiners = 10;

    private readonly MineRequest request = request ?? throw new ArgumentNullException(nameof(request));
    private readonly IProgress<WorkProgress> steps = steps ?? throw new ArgumentNullException(nameof(steps));

    /// <summary>Does the work.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public MineFindings Run()
    {
        double gamma = request.IsAggressive ? request.TieProbability : 0;
        var advantage = MiningAdvantage.Of(new(request.Network, request.Power, gamma), request.MeasureAfterSeconds);
        HashRival[] rivals =
        [
            HashRateMeasurement.OneCore(cancellation: cancellation),
            HashRival.GraphicsCard,
            HashRival.MiningMachine,
            HashRival.WholeNetwork(request.Network, request.NetworkSource),
        ];
        RaceReport? race = request.Race is { } options
            ? RaceSimulation.Run(options, steps.InShares("race"), cancellation: cancellation)
            : null;
        return new()
        {
            Seed = request.Seed,
            Network = request.Network,
            NetworkSource = request.NetworkSource,
            Power = request.Power,
            PowerSource = request.PowerSource,
            ToffoliLayersPerIteration = request.ToffoliDepth,
            TieProbability = request.IsAggressive ? request.TieProbability : null,
            Advantage = advantage,
            Pays = request.Costs is { } costs ? costs.Iteration < costs.Hash * advantage.BreakEvenHashes : null,
            Overtaking = [.. rivals.Select(rival => Overtaking.Of(rival, request.Network, request.Power.Registers))],
            Approximation = [.. ApproximationRow.ReferenceAlphas.Select(ApproximationRow.At)],
            Race = race,
            RaceClosedForm = race is null ? null : ClosedForm(race.Options),
            Equilibria = request.EquilibriumMiners == 0 ? null : [.. Enumerable.Range(1, request.EquilibriumMiners).Select(Equilibrium)],
            StaleRates = request.StaleRace is { } stale
                ? [.. Enumerable.Range(0, MostStaleMiners + 1).Select(miners => Stale(stale, miners))]
                : null,
            TimestampAttacks = request.AttackSpeeds.Count == 0 ? null : [.. request.AttackSpeeds.Select(Attack)],
        };
    }

    /// <summary>
    /// The quantum share by the closed form: one miner with a fixed time and no delay, peaceful, or conceding at a fixed difficulty.
    /// </summary>
    private static double? ClosedForm(RaceOptions race)
    {
        if (race is not { QuantumMiners: [{ SpreadSeconds: 0 } miner], DelaySeconds: 0 })
            return null;
        if (!miner.IsAggressive)
            return race.AdjustsDifficulty
                ? AdjustedRace.Of(race.Network, miner.Power, miner.MeasureAfterSeconds).WinProbability
                : new MiningRace(race.Network, miner.Power).WinProbability(miner.MeasureAfterSeconds);
        return miner.ConcedesTies && !race.AdjustsDifficulty && race.PoolShares.Count == 0
            ? new MiningRace(race.Network, miner.Power, race.TieProbability).WinProbability(miner.MeasureAfterSeconds)
            : null;
    }

    private MineFindings.EquilibriumFindings Equilibrium(int miners)
    {
        const double Minutes = MiningNetwork.BlockIntervalSeconds / 60;
        var game = new MeasuringGame { Miners = miners, Alpha = request.GameAlpha };
        MeasuringEquilibrium found = MeasuringEquilibrium.Find(
            game, steps.InShares("equilibria", miners - 1, request.EquilibriumMiners), cancellation);
        return new(
            miners,
            game.Alpha,
            found.MeanIntervals * Minutes,
            found.LowIntervals * Minutes,
            found.HighIntervals * Minutes,
            found.WinProbability,
            found.Gain,
            found.TieProbability,
            found.StepIntervals * MiningNetwork.BlockIntervalSeconds,
            miners < 2 ? null : OneShotRace.Value(miners),
            miners < 2 ? null : OneShotRace.EarliestShare(miners));
    }

    private MineFindings.StaleFindings Stale(RaceOptions race, int miners)
    {
        RaceReport peaceful = Simulate(isAggressive: false, 2 * miners);
        RaceReport aggressive = Simulate(isAggressive: true, 2 * miners + 1);
        return new(miners, Rate(peaceful), Rate(aggressive), peaceful.Quantum.Share, aggressive.Quantum.Share);

        RaceReport Simulate(bool isAggressive, int part) => RaceSimulation.Run(
            race with { QuantumMiners = [.. Enumerable.Repeat(race.QuantumMiners[0] with { IsAggressive = isAggressive }, miners)] },
            steps.InShares("stale rates", part, 2 * (MostStaleMiners + 1)),
            cancellation: cancellation);

        static MineFindings.RateFindings Rate(RaceReport report) => new(report.StaleRate, report.StaleLow, report.StaleHigh);
    }

    private TimestampAttackResult Attack(double speed, int index) => TimestampAttack.Run(
        new() { Speed = speed, Runs = request.AttackRuns, Seed = request.Seed },
        steps.InShares("timestamp attacks", index, request.AttackSpeeds.Count),
        cancellation);
}
