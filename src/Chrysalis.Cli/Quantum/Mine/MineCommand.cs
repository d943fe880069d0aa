using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Quantum.Grover;
using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Races;
using Chrysalis.Quantum.Reversible;
using Chrysalis.Studies.Mine;

namespace Chrysalis.Cli.Quantum.Mine;

/// <summary><c>quantum mine</c>: what a quantum miner gains, when it should measure, and what it does to the chain.</summary>
internal sealed class MineCommand : FindingsCommand
{
    private const double SimulatedAlpha = 0.1;
    private static readonly double[] UsualAttackSpeeds = [0.5, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02];

    private readonly Option<double?> rate =
        new("--rate") { Description = "Grover iterations a second (default: our oracle's at --toffoli-rate)", HelpName = "NUMBER" };
    private readonly Option<double> toffoliRate = new("--toffoli-rate")
    {
        Description = "Layers of Toffoli gates a second", HelpName = "NUMBER", DefaultValueFactory = _ => HashOracleSpeed.DefaultToffoliRate
    };
    private readonly Option<double?> alpha = new("--alpha")
    {
        Description = "Power 4 m r²/(D λ²) instead of a rate: about the chance of a block in ten minutes", HelpName = "NUMBER"
    };
    private readonly CountOption<double> registers =
        new("--registers") { Description = "Registers that search in parallel", HelpName = "M", DefaultValueFactory = _ => 1 };
    private readonly Option<double> difficulty = new("--difficulty")
    {
        Description = "Difficulty of the network", HelpName = "NUMBER", DefaultValueFactory = _ => MiningNetwork.ReferenceDifficulty
    };
    private readonly Option<double?> measureAfter =
        new("--measure-after") { Description = "Measuring time in minutes (default: the best)", HelpName = "MINUTES" };
    private readonly Option<bool> aggressive = new("--aggressive") { Description = "Measure at once when a rival's block comes" };
    private readonly Option<double> tie =
        new("--tie") { Description = "Chance that the second block wins a tie", HelpName = "P", DefaultValueFactory = _ => 0.5 };
    private readonly Option<double?> iterationCost =
        new("--iteration-cost") { Description = "Cost of a Grover iteration, in any unit", HelpName = "Q" };
    private readonly Option<double?> hashCost =
        new("--hash-cost") { Description = "Cost of a classical double hash, in the same unit", HelpName = "C" };
    private readonly CountOption<double?> simulate =
        new("--simulate") { Description = "Simulate the race for so many blocks", HelpName = "BLOCKS" };
    private readonly Option<int> miners = new("--miners")
    {
        Description = "Equal quantum miners in the simulated race; with --equilibrium, the most", HelpName = "N",
        DefaultValueFactory = _ => 1
    };
    private readonly Option<string[]> miner = new("--miner")
    {
        Description = "One quantum miner of the race, such as alpha=0.1,minutes=12,aggressive; may be repeated", HelpName = "WORDS"
    };
    private readonly Option<string?> pools = new("--pools")
    {
        Description = "Shares of classical pools in percent, such as 30,20,15; the rest are small miners", HelpName = "LIST"
    };
    private readonly Option<double> delay =
        new("--delay") { Description = "Seconds until a block has reached all others", HelpName = "SECONDS", DefaultValueFactory = _ => 0 };
    private readonly Option<double> spread = new("--spread")
    {
        Description = "Draw each measuring time up to so many minutes around the given one", HelpName = "MINUTES",
        DefaultValueFactory = _ => 0
    };
    private readonly Option<bool> concede =
        new("--concede") { Description = "Give one's block up when nobody follows it, as the article's model does" };
    private readonly Option<bool> fixedDifficulty =
        new("--fixed-difficulty") { Description = "Leave the difficulty as it is, as the article does" };
    private readonly Option<bool> equilibrium =
        new("--equilibrium") { Description = "Find the equilibrium measuring times of 1 to 10 equal quantum miners" };
    private readonly Option<bool> stale =
        new("--stale") { Description = "Compare the stale rates of 0 to 10 peaceful and aggressive quantum miners" };
    private readonly Option<string?> attack = new("--attack") { Description = "Simulate an attack", HelpName = "timestamps" };
    private readonly Option<double?> speed =
        new("--speed") { Description = "The attacker's speed over the honest network's (default: several)", HelpName = "R" };
    private readonly Option<int> runs =
        new("--runs") { Description = "Simulated attacks for each speed", HelpName = "N", DefaultValueFactory = _ => 100 };
    private readonly Option<int> seed = SharedOptions.Seed();

    /// <summary>Creates the command.</summary>
    public MineCommand() : base("mine", "What a quantum miner gains, when it should measure, and what many of them do to the chain.")
    {
        Option[] options =
        [
            rate, toffoliRate, alpha, registers, difficulty, measureAfter, aggressive, tie, iterationCost, hashCost, simulate, miners,
            miner, pools, delay, spread, concede, fixedDifficulty, equilibrium, stale, attack, speed, runs, seed, Json, Html,
        ];
        foreach (Option option in options)
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum mine",
        "chrysalis quantum mine --rate 1e6 --registers 100 --html out/mine.html",
        "chrysalis quantum mine --alpha 0.1 --simulate 1e6",
        "chrysalis quantum mine --simulate 1e6 --miner alpha=0.1,minutes=12 --miner alpha=0.3,aggressive --pools 30,20,15 --delay 2",
        "chrysalis quantum mine --equilibrium --stale --attack timestamps --html out/mine.html",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(MineFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        MineRequest request = Request(arguments);
        return Present(
            arguments, context, new Presentation<MineFindings>(MineTable.Print, MinePage.Write),
            steps => new MineStudy(request, steps, context.Cancellation).Run());
    }

    private MineRequest Request(ParseResult arguments)
    {
        MiningNetwork network = MiningNetwork.AtDifficulty(arguments.GetValue(difficulty));
        long depth = OracleDepth();
        (QuantumMinerPower power, string source, bool isGiven) = Power(arguments, network, depth);
        double tie = Words.Within<double>("--tie", arguments.GetValue(this.tie), 0, 1)!.Value;
        bool aggressive = arguments.GetValue(this.aggressive);
        double? seconds = 60 * Words.Within("--measure-after", arguments.GetValue(measureAfter), 1e-6, 1e7);
        QuantumMinerPower racing = isGiven ? power : QuantumMinerPower.WithAlpha(SimulatedAlpha, network, power.Registers);
        bool isUsual = arguments.GetValue(difficulty) == MiningNetwork.ReferenceDifficulty;
        RaceOptions? race = Race(arguments, network, racing, seconds);
        return new()
        {
            Network = network,
            NetworkSource = isUsual ? MiningNetwork.ReferenceSource : "the difficulty given",
            Power = power,
            PowerSource = source,
            ToffoliDepth = depth,
            MeasureAfterSeconds = seconds,
            TieProbability = tie,
            IsAggressive = aggressive,
            Costs = Costs(arguments.GetValue(iterationCost), arguments.GetValue(hashCost)),
            Race = arguments.GetValue(simulate) is null ? null : race,
            EquilibriumMiners = arguments.GetValue(equilibrium) ? Math.Max(10, Math.Min(20, arguments.GetValue(miners))) : 0,
            GameAlpha = racing.Alpha(network),
            StaleRace = arguments.GetValue(stale) ? StaleRace(arguments, race) : null,
            AttackSpeeds = AttackSpeeds(arguments.GetValue(attack), arguments.GetValue(speed)),
            AttackRuns = Words.Within<int>("--runs", arguments.GetValue(runs), 1, 1_000_000)!.Value,
            Seed = arguments.GetValue(seed),
        };
    }

    private (QuantumMinerPower Power, string Source, bool IsGiven) Power(ParseResult arguments, MiningNetwork network, long depth)
    {
        double registers = arguments.GetValue(this.registers);
        (double? rate, double? alpha) = (arguments.GetValue(this.rate), arguments.GetValue(this.alpha));
        if (rate is not null && alpha is not null)
            throw new UsageException("--rate and --alpha both state the speed: give one of them.");
        double layers = Words.Within<double>("--toffoli-rate", arguments.GetValue(toffoliRate), 1e-3, 1e30)!.Value;
        Words.Within("--alpha", alpha, 1e-30, 1e6);
        (QuantumMinerPower power, string source) = (rate, alpha) switch
        {
            ({ } given, _) => (new QuantumMinerPower(registers, given), "the rate given"),
            (_, { } given) => (
                QuantumMinerPower.WithAlpha(
                    given, network, Words.Within<double>("--registers", registers, 1, QuantumMinerPower.MostRegisters)!.Value),
                "the power given"),
            _ => (new(registers, layers / depth), string.Create(
                CultureInfo.InvariantCulture, $"our oracle, {depth} layers of Toffoli gates at {layers:0.##e+0} a second")),
        };
        power.Validated();
        return (power, source, rate is not null || alpha is not null || arguments.GetResult(toffoliRate) is { Implicit: false });
    }

    private RaceOptions Race(ParseResult arguments, MiningNetwork network, QuantumMinerPower power, double? seconds)
    {
        var usual = new QuantumMiner(power, seconds ?? new MiningRace(network, power).BestSeconds())
        {
            IsAggressive = arguments.GetValue(aggressive),
            SpreadSeconds = 60 * Words.Within<double>("--spread", arguments.GetValue(spread), 0, 1e6)!.Value,
            ConcedesTies = arguments.GetValue(concede),
        };
        int miners = Words.Within<int>("--miners", arguments.GetValue(this.miners), 0, 1000)!.Value;
        string[] words = arguments.GetValue(miner) ?? [];
        if (words.Length > 0 && arguments.GetResult(this.miners) is { Implicit: false })
            throw new UsageException("--miners and --miner both say who mines: give one of them.");
        if (miners == 0 && words.Length == 0 && arguments.GetValue(simulate) is not null)
            throw new UsageException("--simulate races quantum miners: give --miners 1 or more, or leave it out.");
        var race = new RaceOptions
        {
            Network = network,
            QuantumMiners = words.Length > 0
                ? [.. words.Select(text => MinerSpec.Parse(text, usual, network))]
                : [.. Enumerable.Repeat(usual, miners)],
            PoolShares = Pools(arguments.GetValue(pools)),
            DelaySeconds = arguments.GetValue(delay),
            TieProbability = arguments.GetValue(tie),
            AdjustsDifficulty = !arguments.GetValue(fixedDifficulty),
            Blocks = (long)Words.Within<double>("--simulate", arguments.GetValue(simulate) ?? 200_000, 1, 1e12)!.Value,
            Seed = arguments.GetValue(seed),
        };
        race.Validated();
        return race;
    }

    /// <summary>
    /// The first miner of the race, at times spread by half unless said otherwise: equal miners at one fixed time would tie also in peace.
    /// </summary>
    private RaceOptions StaleRace(ParseResult arguments, RaceOptions race)
    {
        if (race.QuantumMiners.Count == 0)
            throw new UsageException("--stale compares quantum miners: leave --miners 0 out.");
        QuantumMiner miner = race.QuantumMiners[0];
        bool isSpreadGiven = arguments.GetResult(spread) is { Implicit: false };
        return race with { QuantumMiners = [isSpreadGiven ? miner : miner with { SpreadSeconds = miner.MeasureAfterSeconds / 2 }] };
    }

    private static double[] Pools(string? list)
    {
        if (list is null)
            return [];
        string[] parts = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        DecimalComma.RequireNone("--pools", [.. parts.Select(part => part.TrimEnd('%'))]);
        return [.. parts.Select(
            part => double.TryParse(part.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out double share)
                ? share / 100
                : throw new UsageException($"--pools takes percentages such as 30,20,15, not '{part}'."))];
    }

    private static double[] AttackSpeeds(string? attack, double? speed)
    {
        if (attack is null)
            return speed is null ? [] : throw new UsageException("--speed is an attacker's: add --attack timestamps.");
        Words.OneOf("attack", attack, ["timestamps"]);
        Words.Within("--speed", speed, 1e-3, 0.9);
        return speed is { } given ? [given] : UsualAttackSpeeds;
    }

    private static (double, double)? Costs(double? iteration, double? hash) => (iteration, hash) switch
    {
        (null, null) => null,
        ( > 0, > 0) => (iteration.Value, hash.Value),
        (null, _) or (_, null) => throw new UsageException("--iteration-cost and --hash-cost are compared with each other: give both."),
        _ => throw new UsageException($"Costs are above 0, not {(iteration > 0 ? hash : iteration)}."),
    };

    private static long OracleDepth()
    {
        var target = new byte[32];
        target[27] = 1;
        return ReversibleCounts.Of(MiningOracleCircuit.Create(MiningHeader.Parse(MiningHeader.Genesis).Bytes, target).Circuit).ToffoliDepth;
    }
}
