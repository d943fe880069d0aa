using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Quantum.Timeline;
using Chrysalis.Studies.Estimate;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Estimate;

/// <summary><c>quantum estimate</c>: qubits and time of an algorithm on an error-corrected computer.</summary>
internal sealed class EstimateCommand : FindingsCommand
{
    private static readonly string[] Formulas = ["roetteler", "point-additions"];
    private static readonly string[] Layouts = ["lattice", "blocks", "active-volume"];
    private static readonly string[] Storages = ["none", "yoked-1d", "yoked-2d"];
    private static readonly string[] Factories = ["auto-ccz", "distillation", "cultivation"];
    private static readonly string[] Pacings = ["reaction", "lattice-surgery"];

    private readonly Option<string?> preset = Text(
        "--preset", "A published estimate: its algorithm, machine and architecture (default: google-2026)", "NAME");
    private readonly Option<string?> work = Text("--work", "A published algorithm instead of the preset's", "NAME");
    private readonly Option<string?> formula = Text("--formula", "An algorithm by formula, for --key-bits", "roetteler|point-additions");
    private readonly Option<int?> bits =
        new("--key-bits") { Description = "Bits of the elliptic curve's key (default: 256)", HelpName = "N" };
    private readonly Option<int> window = new("--window")
    {
        Description = "Exponent bits looked up at a time, for --formula point-additions", HelpName = "N", DefaultValueFactory = _ => 16
    };
    private readonly CountOption<double?> logical = Count("--logical-qubits", "Logical qubits");
    private readonly CountOption<double?> toffoli = Count("--toffoli", "Toffoli gates of one run");
    private readonly CountOption<double?> depth = Count(
        "--depth", "Layers of Toffoli gates that wait for each other (default: as many as gates)");
    private readonly CountOption<double?> active = Count("--active-qubits", "Logical qubits worked on at a time (default: all)");
    private readonly Option<string?> machine = Text("--machine", "A machine instead of the preset's", "willow|1us|10us|100us");
    private readonly Option<double?> errorRate = Number("--error-rate", "Physical error rate of a gate");
    private readonly Option<string?> cycle = Text("--cycle", "One round of syndrome measurement, such as 1us", "TIME");
    private readonly Option<string?> reaction = Text("--reaction", "From a logical measurement to acting on it, such as 10us", "TIME");
    private readonly Option<string?> layout = Text("--layout", "How logical qubits lie", "lattice|blocks|active-volume");
    private readonly Option<string?> storage = Text("--storage", "How idle logical qubits are kept", "none|yoked-1d|yoked-2d");
    private readonly Option<string?> factory = Text("--factory", "Where magic states come from", "auto-ccz|distillation|cultivation");
    private readonly Option<string?> pacing = Text("--pacing", "What each layer waits for", "reaction|lattice-surgery");
    private readonly Option<string?> model = Text("--error-model", "How patches fail", "fowler-gidney|beverland|gidney-2025");
    private readonly Option<double?> routing = Number("--routing", "Lanes beside the patches at work, as a share of them");
    private readonly Option<double?> failure = Number("--target-failure", "Probability that a run may fail");
    private readonly CountOption<double?> qubits = Count("--qubits", "Physical qubits there are: how fast?");
    private readonly Option<string?> time = Text("--time", "Time a run may take, such as 1h or 9min: how many qubits?", "TIME");
    private readonly Option<string?> solve = Text("--solve", "With --qubits and --time: find this", "error-rate|cycle|reaction|key-bits");
    private readonly Option<bool> compare =
        new("--compare") { Description = "Print every published figure beside the model's, with sources" };

    /// <summary>Creates the command.</summary>
    public EstimateCommand() : base(
        "estimate",
        "How many qubits and how long it takes to break a key, by a surface-code model that is checked against the published estimates.")
    {
        foreach (Option option in Questions())
            Add(option);
        foreach (Option option in (Option[])[compare, Json, Html])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum estimate",
        "chrysalis quantum estimate --compare --html out/compare.html",
        "chrysalis quantum estimate --preset webber-2022-hour --time 1h",
        "chrysalis quantum estimate --formula point-additions --key-bits 384 --qubits 20e6",
        "chrysalis quantum estimate --qubits 1e6 --time 1h --solve error-rate --json",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } =
        [new(typeof(EstimateFindings)), new(typeof(ComparisonFindings), "compare")];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        if (!arguments.GetValue(compare))
            return Show(
                arguments, context, new Presentation<EstimateFindings>(EstimateTable.Print, EstimatePage.Write),
                () => Request(arguments).Answer());
        return Show(
            arguments, context, new Presentation<ComparisonFindings>(ComparisonTable.Print, ComparisonPage.Write),
            () => Compare(arguments));
    }

    private ComparisonFindings Compare(ParseResult arguments)
    {
        Option? other = Questions().FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false });
        return other is null
            ? ComparisonFindings.Compute()
            : throw new UsageException(
                $"--compare prints every published estimate with its own options: leave out {other.Name}, or --compare.");
    }

    private EstimateRequest Request(ParseResult arguments)
    {
        string preset = arguments.GetValue(this.preset) ?? BreakTimeline.LatestMachine;
        PublishedEstimate published = PublishedEstimates.Named(
            Words.OneOf("preset", preset, [.. PublishedEstimates.All.Select(one => one.Name)]));
        (Func<int, LogicalCost> Of, int Shortest)? keyCost = KeyCost(arguments.GetValue(formula), arguments.GetValue(window));
        string? time = arguments.GetValue(this.time), unknown = arguments.GetValue(solve);
        return new(
            Work(arguments, published.Work, keyCost?.Of), Machine(arguments, published.Machine),
            Architecture(arguments, published.Architecture), Positive("--qubits", arguments.GetValue(qubits)),
            time is null ? null : RunTimes.Seconds("--time", time),
            unknown is null ? null : Words.OneOf("quantity", unknown, [.. EstimateRequest.Unknowns]), keyCost);
    }

    private static (Func<int, LogicalCost> Of, int Shortest)? KeyCost(string? formula, int window) => formula is null ? null
        : Words.OneOf("formula", formula, Formulas) == "roetteler" ? (LogicalCosts.Roetteler, 2)
        : (bits => LogicalCosts.PointAdditions(bits, window), 8);

    private LogicalCost Work(ParseResult arguments, LogicalCost preset, Func<int, LogicalCost>? formula)
    {
        if (arguments.GetValue(this.work) is not null && formula is not null)
            throw new UsageException("--work and --formula both name the algorithm: give one of them.");
        if (arguments.GetResult(window) is { Implicit: false } && arguments.GetValue(this.formula) != "point-additions")
            throw new UsageException("--window belongs to --formula point-additions: add that, or leave it out.");
        if (arguments.GetValue(bits) is not null && formula is null)
            throw new UsageException("--key-bits needs a formula: add --formula roetteler or --formula point-additions.");
        LogicalCost work = formula?.Invoke(arguments.GetValue(bits) ?? LogicalCosts.BitcoinKeyBits)
            ?? (arguments.GetValue(this.work) is { } name
                ? LogicalCosts.Named(Words.OneOf("work", name, [.. LogicalCosts.All.Select(one => one.Name)]))
                : preset);
        (double? logical, double? toffoli, double? depth, double? active) = (
            arguments.GetValue(this.logical), arguments.GetValue(this.toffoli), arguments.GetValue(this.depth),
            arguments.GetValue(this.active));
        if (logical is null && toffoli is null && depth is null && active is null)
            return work;
        return work with
        {
            Name = "free",
            Source = $"given on the command line; what is not, from {work.Name}: {work.Source}",
            LogicalQubits = logical ?? work.LogicalQubits,
            ActiveQubits = active ?? (logical is null ? work.ActiveQubits : logical.Value),
            Toffoli = toffoli ?? work.Toffoli,
            ToffoliDepth = depth ?? (toffoli is null ? work.ToffoliDepth : toffoli.Value),
        };
    }

    private PhysicalMachine Machine(ParseResult arguments, PhysicalMachine preset)
    {
        PhysicalMachine machine = arguments.GetValue(this.machine) is { } name
            ? PhysicalMachine.All.First(
                one => one.Name == Words.OneOf("machine", name, [.. PhysicalMachine.All.Select(known => known.Name)]))
            : preset;
        (double? rate, string? cycle, string? reaction) =
            (arguments.GetValue(errorRate), arguments.GetValue(this.cycle), arguments.GetValue(this.reaction));
        return rate is null && cycle is null && reaction is null ? machine : machine with
        {
            Name = "free",
            Source = $"given on the command line; what is not, from {machine.Name}: {machine.Source}",
            ErrorRate = rate ?? machine.ErrorRate,
            CycleSeconds = cycle is null ? machine.CycleSeconds : RunTimes.Seconds("--cycle", cycle),
            ReactionSeconds = reaction is null ? machine.ReactionSeconds : RunTimes.Seconds("--reaction", reaction),
        };
    }

    private Architecture Architecture(ParseResult arguments, Architecture preset) => preset with
    {
        Layout = arguments.GetValue(this.layout) is { } layout
            ? (LayoutKind)Array.IndexOf(Layouts, Words.OneOf("layout", layout, Layouts))
            : preset.Layout,
        Storage = arguments.GetValue(this.storage) is { } storage
            ? (StorageKind)Array.IndexOf(Storages, Words.OneOf("storage", storage, Storages))
            : arguments.GetValue(this.layout) is null or "lattice" ? preset.Storage : StorageKind.None,
        Factory = arguments.GetValue(this.factory) is { } factory
            ? (FactoryKind)Array.IndexOf(Factories, Words.OneOf("factory", factory, Factories))
            : preset.Factory,
        Pacing = arguments.GetValue(this.pacing) is { } pacing
            ? (ToffoliPacing)Array.IndexOf(Pacings, Words.OneOf("pacing", pacing, Pacings))
            : preset.Pacing,
        ErrorModel = arguments.GetValue(this.model) is { } model
            ? LogicalErrorModel.All.First(
                one => one.Name == Words.OneOf("error model", model, [.. LogicalErrorModel.All.Select(known => known.Name)]))
            : preset.ErrorModel,
        RoutingOverhead = arguments.GetValue(routing) ?? preset.RoutingOverhead,
        TargetFailure = arguments.GetValue(failure) ?? preset.TargetFailure,
    };

    private static double? Positive(string option, double? value) => value is null or > 0 ? value
        : throw new UsageException(Invariant($"{option} takes a number above zero, not {value}."));

    private Option[] Questions() =>
    [
        preset, work, formula, bits, window, logical, toffoli, depth, active, machine, errorRate, cycle, reaction,
        layout, storage, factory, pacing, model, routing, failure, qubits, time, solve,
    ];

    private static Option<string?> Text(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help };

    private static CountOption<double?> Count(string name, string description) =>
        new(name) { Description = description, HelpName = "NUMBER" };

    private static Option<double?> Number(string name, string description) => new(name) { Description = description, HelpName = "NUMBER" };
}
