using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum;
using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Timeline;

namespace Chrysalis.Cli.Quantum;

/// <summary><c>quantum estimate</c>: qubits and time of an algorithm on an error-corrected computer.</summary>
internal sealed class EstimateCommand : RunnableCommand
{
    private static readonly string[] Formulas = ["roetteler", "point-additions"];
    private static readonly string[] Layouts = ["lattice", "blocks", "active-volume"];
    private static readonly string[] Storages = ["none", "yoked-1d", "yoked-2d"];
    private static readonly string[] Factories = ["auto-ccz", "distillation", "cultivation"];
    private static readonly string[] Pacings = ["reaction", "lattice-surgery"];

    private readonly Option<string?> _preset = Text("--preset", "A published estimate: its algorithm, machine and architecture (default: google-2026)", "NAME");
    private readonly Option<string?> _work = Text("--work", "A published algorithm instead of the preset's", "NAME");
    private readonly Option<string?> _formula = Text("--formula", "An algorithm by formula, for --key-bits", "roetteler|point-additions");
    private readonly Option<int?> _bits = new("--key-bits") { Description = "Bits of the elliptic curve's key (default: 256)", HelpName = "N" };
    private readonly Option<int> _window = new("--window") { Description = "Exponent bits looked up at a time, for --formula point-additions", HelpName = "N", DefaultValueFactory = _ => 16 };
    private readonly Option<double?> _logical = Number("--logical-qubits", "Logical qubits");
    private readonly Option<double?> _toffoli = Number("--toffoli", "Toffoli gates of one run");
    private readonly Option<double?> _depth = Number("--depth", "Layers of Toffoli gates that wait for each other (default: as many as gates)");
    private readonly Option<double?> _active = Number("--active-qubits", "Logical qubits worked on at a time (default: all)");
    private readonly Option<string?> _machine = Text("--machine", "A machine instead of the preset's", "willow|1us|10us|100us");
    private readonly Option<double?> _errorRate = Number("--error-rate", "Physical error rate of a gate");
    private readonly Option<string?> _cycle = Text("--cycle", "One round of syndrome measurement, such as 1us", "TIME");
    private readonly Option<string?> _reaction = Text("--reaction", "From a logical measurement to acting on it, such as 10us", "TIME");
    private readonly Option<string?> _layout = Text("--layout", "How logical qubits lie", "lattice|blocks|active-volume");
    private readonly Option<string?> _storage = Text("--storage", "How idle logical qubits are kept", "none|yoked-1d|yoked-2d");
    private readonly Option<string?> _factory = Text("--factory", "Where magic states come from", "auto-ccz|distillation|cultivation");
    private readonly Option<string?> _pacing = Text("--pacing", "What each layer waits for", "reaction|lattice-surgery");
    private readonly Option<string?> _model = Text("--error-model", "How patches fail", "fowler-gidney|beverland|gidney-2025");
    private readonly Option<double?> _routing = Number("--routing", "Lanes beside the patches at work, as a share of them");
    private readonly Option<double?> _failure = Number("--target-failure", "Probability that a run may fail");
    private readonly Option<double?> _qubits = Number("--qubits", "Physical qubits there are: how fast?");
    private readonly Option<string?> _time = Text("--time", "Time a run may take, such as 1h or 9min: how many qubits?", "TIME");
    private readonly Option<string?> _solve = Text("--solve", "With --qubits and --time: find this", "error-rate|cycle|reaction|key-bits");
    private readonly Option<bool> _compare = new("--compare") { Description = "Print every published figure beside the model's, with sources" };
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<string?> _html = SharedOptions.Html();

    /// <summary>Creates the command.</summary>
    public EstimateCommand() : base("estimate", "How many qubits and how long it takes to break a key, by a surface-code model that is checked against the published estimates.")
    {
        foreach (Option option in Questions())
            Add(option);
        foreach (Option option in (Option[])[_compare, _json, _html])
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
    public override int Run(ParseResult arguments, CommandContext context)
    {
        string? html = arguments.GetValue(_html);
        using OutputFolder? folder = html is null ? null : new(html);
        if (arguments.GetValue(_compare))
            Compare(arguments, html, context);
        else
            Estimate(Request(arguments), arguments.GetValue(_json), html, context);
        return ExitCode.Done;
    }

    private void Compare(ParseResult arguments, string? html, CommandContext context)
    {
        Option? other = Questions().FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false });
        if (other is not null)
            throw new QuantumException($"--compare prints every published estimate with its own options: leave out {other.Name}, or --compare.");
        ComparisonFindings findings = ComparisonFindings.Compute();
        if (html is not null)
            ComparisonPage.Write(html, findings);
        if (arguments.GetValue(_json))
            context.WriteJson(findings);
        else
            ComparisonTable.Print(findings, html, context.Out);
    }

    private static void Estimate(EstimateRequest request, bool json, string? html, CommandContext context)
    {
        EstimateFindings findings = request.Answer();
        if (html is not null)
            EstimatePage.Write(html, findings);
        if (json)
            context.WriteJson(findings);
        else
            EstimateTable.Print(findings, html, context.Out);
    }

    private EstimateRequest Request(ParseResult arguments)
    {
        string preset = arguments.GetValue(_preset) ?? BreakTimeline.LatestMachine;
        PublishedEstimate published = PublishedEstimates.Named(Words.OneOf("preset", preset, [.. PublishedEstimates.All.Select(one => one.Name)]));
        (Func<int, LogicalCost> Of, int Shortest)? keyCost = KeyCost(arguments.GetValue(_formula), arguments.GetValue(_window));
        string? time = arguments.GetValue(_time), unknown = arguments.GetValue(_solve);
        return new(
            Work(arguments, published.Work, keyCost?.Of), Machine(arguments, published.Machine), Architecture(arguments, published.Architecture),
            Positive("--qubits", arguments.GetValue(_qubits)), time is null ? null : Quantities.Seconds("--time", time),
            unknown is null ? null : Words.OneOf("quantity", unknown, [.. EstimateRequest.Unknowns]), keyCost);
    }

    private static (Func<int, LogicalCost> Of, int Shortest)? KeyCost(string? formula, int window) => formula is null ? null
        : Words.OneOf("formula", formula, Formulas) == "roetteler" ? (LogicalCosts.Roetteler, 2) : (bits => LogicalCosts.PointAdditions(bits, window), 8);

    private LogicalCost Work(ParseResult arguments, LogicalCost preset, Func<int, LogicalCost>? formula)
    {
        if (arguments.GetValue(_work) is not null && formula is not null)
            throw new QuantumException("--work and --formula both name the algorithm: give one of them.");
        if (arguments.GetResult(_window) is { Implicit: false } && arguments.GetValue(_formula) != "point-additions")
            throw new QuantumException("--window belongs to --formula point-additions: add that, or leave it out.");
        if (arguments.GetValue(_bits) is not null && formula is null)
            throw new QuantumException("--key-bits needs a formula: add --formula roetteler or --formula point-additions.");
        LogicalCost work = formula?.Invoke(arguments.GetValue(_bits) ?? LogicalCosts.BitcoinKeyBits)
            ?? (arguments.GetValue(_work) is { } name ? LogicalCosts.Named(Words.OneOf("work", name, [.. LogicalCosts.All.Select(one => one.Name)])) : preset);
        (double? logical, double? toffoli, double? depth, double? active) = (arguments.GetValue(_logical), arguments.GetValue(_toffoli), arguments.GetValue(_depth), arguments.GetValue(_active));
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
        PhysicalMachine machine = arguments.GetValue(_machine) is { } name
            ? PhysicalMachine.All.First(one => one.Name == Words.OneOf("machine", name, [.. PhysicalMachine.All.Select(known => known.Name)]))
            : preset;
        (double? rate, string? cycle, string? reaction) = (arguments.GetValue(_errorRate), arguments.GetValue(_cycle), arguments.GetValue(_reaction));
        return rate is null && cycle is null && reaction is null ? machine : machine with
        {
            Name = "free",
            Source = $"given on the command line; what is not, from {machine.Name}: {machine.Source}",
            ErrorRate = rate ?? machine.ErrorRate,
            CycleSeconds = cycle is null ? machine.CycleSeconds : Quantities.Seconds("--cycle", cycle),
            ReactionSeconds = reaction is null ? machine.ReactionSeconds : Quantities.Seconds("--reaction", reaction),
        };
    }

    private Architecture Architecture(ParseResult arguments, Architecture preset) => preset with
    {
        Layout = arguments.GetValue(_layout) is { } layout ? (LayoutKind)Array.IndexOf(Layouts, Words.OneOf("layout", layout, Layouts)) : preset.Layout,
        Storage = arguments.GetValue(_storage) is { } storage ? (StorageKind)Array.IndexOf(Storages, Words.OneOf("storage", storage, Storages))
            : arguments.GetValue(_layout) is null or "lattice" ? preset.Storage : StorageKind.None,
        Factory = arguments.GetValue(_factory) is { } factory ? (FactoryKind)Array.IndexOf(Factories, Words.OneOf("factory", factory, Factories)) : preset.Factory,
        Pacing = arguments.GetValue(_pacing) is { } pacing ? (ToffoliPacing)Array.IndexOf(Pacings, Words.OneOf("pacing", pacing, Pacings)) : preset.Pacing,
        ErrorModel = arguments.GetValue(_model) is { } model
            ? LogicalErrorModel.All.First(one => one.Name == Words.OneOf("error model", model, [.. LogicalErrorModel.All.Select(known => known.Name)]))
            : preset.ErrorModel,
        RoutingOverhead = arguments.GetValue(_routing) ?? preset.RoutingOverhead,
        TargetFailure = arguments.GetValue(_failure) ?? preset.TargetFailure,
    };

    private static double? Positive(string option, double? value) => value is null or > 0 ? value
        : throw new QuantumException(FormattableString.Invariant($"{option} takes a number above zero, not {value}."));

    private Option[] Questions() =>
    [
        _preset, _work, _formula, _bits, _window, _logical, _toffoli, _depth, _active, _machine, _errorRate, _cycle, _reaction,
        _layout, _storage, _factory, _pacing, _model, _routing, _failure, _qubits, _time, _solve,
    ];

    private static Option<string?> Text(string name, string description, string help) => new(name) { Description = description, HelpName = help };

    private static Option<double?> Number(string name, string description) => new(name) { Description = description, HelpName = "NUMBER" };
}
