using System.CommandLine;
using System.Text;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Stim;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary><c>quantum dem</c>: extracts the detector error model of a circuit, as a filter.</summary>
internal sealed class DemCommand : RunnableCommand
{
    private readonly Option<string?> input = new("--in") { Description = "Circuit (default: standard input)", HelpName = "FILE" };
    private readonly Option<string?> output =
        new("--out") { Description = "Where the model goes (default: standard output)", HelpName = "FILE" };
    private readonly Option<bool> decompose = new("--decompose_errors")
    {
        Description = "Suggest a decomposition of every error into pieces of at most two detectors, which matching needs"
    };
    private readonly Option<bool> gauge =
        new("--allow_gauge_detectors") { Description = "Take detectors that are random without noise as errors of probability 1/2" };
    private readonly Option<bool> fold = new("--fold_loops")
    {
        Description = "Keep REPEAT blocks as repeat blocks where they come to repeat themselves: time and text do not grow with the count"
    };
    private readonly Option<double> approximate = new("--approximate_disjoint_errors")
    {
        Description = "Largest component of a channel taken as independent where what it flips leaves no exact form (without P: 1)",
        HelpName = "P", Arity = ArgumentArity.ZeroOrOne
    };
    private readonly Option<bool> ignore =
        new("--ignore_decomposition_failures") { Description = "Keep an error that does not decompose as it is" };
    private readonly Option<bool> block = new("--block_decompose_from_introducing_remnant_edges")
    {
        Description = "Never decompose into a piece that is no error of its own"
    };

    private readonly Option<bool> json = new("--json") { Description = "Print what the model has as JSON; the model goes to --out" };

    /// <summary>Creates the command.</summary>
    public DemCommand()
        : base("dem", "Extract the detector error model of a noisy Clifford circuit, as a filter (stim analyze_errors).")
    {
        foreach (Option option in (Option[])[input, output, decompose, fold, gauge, approximate, ignore, block])
            Add(option);
        Add(json);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum dem --in circuit.stim --decompose_errors --out model.dem",
        "chrysalis quantum dem --in circuit.stim --decompose_errors --fold_loops --out model.dem",
        "chrysalis quantum dem --in circuit.stim --approximate_disjoint_errors 0.05",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(DemFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        FilterStreams.RequireFileForJson(arguments.GetValue(json), arguments.GetValue(output));
        double approximate = arguments.GetResult(this.approximate) is { Implicit: false, Tokens.Count: 0 }
            ? 1 : arguments.GetValue(this.approximate);
        if (!(approximate is >= 0 and <= 1))
            throw new UsageException(Invariant($"--approximate_disjoint_errors takes a probability from 0 to 1, not {approximate}."));
        var options = new ErrorModelOptions
        {
            DecomposeErrors = arguments.GetValue(decompose),
            FoldLoops = arguments.GetValue(fold),
            AllowGaugeDetectors = arguments.GetValue(gauge),
            ApproximateDisjointErrors = approximate,
            IgnoreDecompositionFailures = arguments.GetValue(ignore),
            BlockDecompositionFromIntroducingRemnantEdges = arguments.GetValue(block),
        };
        StimCircuit circuit = CircuitInput.Read(arguments.GetValue(input));
        long errors = FilterStreams.Output(this.output, arguments, context, output =>
        {
            using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
            return CircuitErrorModel.Write(circuit, writer, options, context.Cancellation);
        });
        if (arguments.GetValue(json))
            context.WriteJson(
                new DemFindings(errors, circuit.DetectorCount, circuit.ObservableCount, Path.GetFullPath(arguments.GetValue(output)!)),
                FilterJson.Styled.DemFindings);
        return ExitCode.Done;
    }
}
