using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Published;
using Chrysalis.Quantum.Timeline;
using Chrysalis.Studies.Timeline;

namespace Chrysalis.Cli.Quantum.Timeline;

/// <summary><c>quantum timeline</c>: when the machines of the published estimates may exist.</summary>
internal sealed class TimelineCommand : FindingsCommand
{
    private static readonly TimelineOptions Default = new();

    private readonly Option<string> scenario = new("--scenario")
    {
        Description = "How hardware grows; mixed draws from all three alike", HelpName = "mixed|moore|faster|plateau",
        DefaultValueFactory = _ => Default.Scenario
    };
    private readonly Option<int> futures =
        new("--futures") { Description = "Futures to draw", HelpName = "N", DefaultValueFactory = _ => Default.Futures };
    private readonly Option<double?> startYear = new("--start-year")
    {
        Description = "Date in years from which hardware grows (default: Willow's, December 2024)", HelpName = "YEAR"
    };
    private readonly CountOption<double> startQubits =
        new("--start-qubits") { Description = "Physical qubits then", HelpName = "N", DefaultValueFactory = _ => Default.StartQubits };
    private readonly Option<double> startLambda = new("--start-lambda")
    {
        Description = "Error suppression then; the error rate is 0.01 / Lambda", HelpName = "LAMBDA",
        DefaultValueFactory = _ => WillowFigures.Lambda
    };
    private readonly Option<double?> improvement = new("--requirement-halving")
    {
        Description = "Years in which better algorithms halve the qubits needed from 2026 on (default: never)", HelpName = "YEARS"
    };
    private readonly Option<double> spread = new("--spread")
    {
        Description = "Spread of doubling and halving times: one standard deviation is this factor", HelpName = "FACTOR",
        DefaultValueFactory = _ => Default.Spread
    };
    private readonly Option<double> horizon = new("--horizon")
    {
        Description = "Year beyond which a machine counts as never", HelpName = "YEAR", DefaultValueFactory = _ => Default.Horizon
    };
    private readonly Option<int> seed = SharedOptions.Seed();

    /// <summary>Creates the command.</summary>
    public TimelineCommand() : base("timeline", "In which year a machine may exist that breaks a key: futures drawn from stated scenarios, "
        + "qubits needed by the model of quantum estimate.")
    {
        foreach (Option option in (Option[])
        [
            scenario, futures, startYear, startQubits, startLambda, improvement, spread, horizon, seed, Json, Html
        ])
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
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(TimelineReport))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        double lambda = Words.Within("--start-lambda", arguments.GetValue(startLambda), 1e-3, 1000.0)!.Value;
        var options = new TimelineOptions
        {
            Scenario = Words.OneOf("scenario", arguments.GetValue(scenario)!, ["mixed", .. GrowthScenario.All.Select(one => one.Name)]),
            Futures = arguments.GetValue(futures),
            Seed = arguments.GetValue(seed),
            StartYear = arguments.GetValue(startYear),
            StartQubits = arguments.GetValue(startQubits),
            StartErrorRate = 0.01 / lambda,
            Spread = arguments.GetValue(spread),
            Horizon = arguments.GetValue(horizon),
            RequirementHalvingYears = arguments.GetValue(improvement) ?? double.PositiveInfinity,
        };
        options.Validated();
        return Present(
            arguments,
            context,
            new Presentation<TimelineReport>(TimelineTable.Print, (page, report) => TimelinePage.Write(page, report, options)),
            steps => BreakTimeline.Run(options, steps.InShares("draw futures"), context.Cancellation));
    }
}
