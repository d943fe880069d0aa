using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Progress;
using Chrysalis.Quantum.Timeline;

namespace Chrysalis.Cli.Quantum;

/// <summary><c>quantum timeline</c>: when the machines of the published estimates may exist.</summary>
internal sealed class TimelineCommand : RunnableCommand
{
    private static readonly TimelineOptions Default = new();

    private readonly Option<string> _scenario = new("--scenario") { Description = "How hardware grows; mixed draws from all three alike", HelpName = "mixed|moore|faster|plateau", DefaultValueFactory = _ => Default.Scenario };
    private readonly Option<int> _futures = new("--futures") { Description = "Futures to draw", HelpName = "N", DefaultValueFactory = _ => Default.Futures };
    private readonly Option<double?> _startYear = new("--start-year") { Description = "Date in years from which hardware grows (default: Willow's, December 2024)", HelpName = "YEAR" };
    private readonly Option<double> _startQubits = new("--start-qubits") { Description = "Physical qubits then", HelpName = "N", DefaultValueFactory = _ => Default.StartQubits };
    private readonly Option<double> _startLambda = new("--start-lambda") { Description = "Error suppression then; the error rate is 0.01 / Lambda", HelpName = "LAMBDA", DefaultValueFactory = _ => 2.14 };
    private readonly Option<double?> _improvement = new("--requirement-halving") { Description = "Years in which better algorithms halve the qubits needed from 2026 on (default: never)", HelpName = "YEARS" };
    private readonly Option<double> _spread = new("--spread") { Description = "Spread of doubling and halving times: one standard deviation is this factor", HelpName = "FACTOR", DefaultValueFactory = _ => Default.Spread };
    private readonly Option<double> _horizon = new("--horizon") { Description = "Year beyond which a machine counts as never", HelpName = "YEAR", DefaultValueFactory = _ => Default.Horizon };
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<string?> _html = SharedOptions.Html();

    /// <summary>Creates the command.</summary>
    public TimelineCommand() : base("timeline", "In which year a machine may exist that breaks a key: futures drawn from stated scenarios, qubits needed by the model of quantum estimate.")
    {
        foreach (Option option in (Option[])[_scenario, _futures, _startYear, _startQubits, _startLambda, _improvement, _spread, _horizon, _seed, _json, _html])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum timeline",
        "chrysalis quantum timeline --scenario faster --html out/timeline.html",
        "chrysalis quantum timeline --requirement-halving 5 --futures 100000 --json",
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        double lambda = Words.Within("--start-lambda", arguments.GetValue(_startLambda), 1e-3, 1000.0)!.Value;
        var options = new TimelineOptions
        {
            Scenario = Words.OneOf("scenario", arguments.GetValue(_scenario)!, ["mixed", .. GrowthScenario.All.Select(one => one.Name)]),
            Futures = arguments.GetValue(_futures),
            Seed = arguments.GetValue(_seed),
            StartYear = arguments.GetValue(_startYear),
            StartQubits = arguments.GetValue(_startQubits),
            StartErrorRate = 0.01 / lambda,
            Spread = arguments.GetValue(_spread),
            Horizon = arguments.GetValue(_horizon),
            RequirementHalvingYears = arguments.GetValue(_improvement) ?? double.PositiveInfinity,
        };
        options.Checked();
        string? html = arguments.GetValue(_html);
        using OutputFolder? folder = html is null ? null : new(html);
        TimelineReport report = Work.Run(context, steps => BreakTimeline.Run(options, Shares.Of(steps, "draw futures"), context.Cancellation));
        if (html is not null)
            TimelinePage.Write(html, report, options);
        if (arguments.GetValue(_json))
            context.WriteJson(report);
        else
            TimelineTable.Print(report, html, context.Out);
        return ExitCode.Done;
    }
}
