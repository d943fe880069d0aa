using System.CommandLine;
using System.Text;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Talking;

namespace Chrysalis.Cli.Quantum;

/// <summary><c>quantum dem</c>: extracts the detector error model of a circuit, as a filter.</summary>
internal sealed class DemCommand : RunnableCommand
{
    private readonly Option<string?> _in = new("--in") { Description = "Circuit (default: standard input)", HelpName = "FILE" };
    private readonly Option<string?> _out = new("--out") { Description = "Where the model goes (default: standard output)", HelpName = "FILE" };
    private readonly Option<bool> _decompose = new("--decompose_errors") { Description = "Suggest a decomposition of every error into pieces of at most two detectors, which matching needs" };
    private readonly Option<bool> _gauge = new("--allow_gauge_detectors") { Description = "Take detectors that are random without noise as errors of probability 1/2" };
    private readonly Option<double> _approximate = new("--approximate_disjoint_errors") { Description = "Largest component of a channel taken as independent where no exact form exists", HelpName = "P" };
    private readonly Option<bool> _ignore = new("--ignore_decomposition_failures") { Description = "Keep an error that does not decompose as it is" };
    private readonly Option<bool> _block = new("--block_decompose_from_introducing_remnant_edges") { Description = "Never decompose into a piece that is no error of its own" };

    /// <summary>Creates the command.</summary>
    public DemCommand() : base("dem", "Extract the detector error model of a noisy Clifford circuit, as a filter (stim analyze_errors, loops unrolled).")
    {
        foreach (Option option in (Option[])[_in, _out, _decompose, _gauge, _approximate, _ignore, _block])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum dem --in circuit.stim --decompose_errors --out model.dem",
        "chrysalis quantum dem --in circuit.stim --approximate_disjoint_errors 0.05",
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        double approximate = arguments.GetValue(_approximate);
        if (!(approximate is >= 0 and <= 1))
            throw new UsageException(FormattableString.Invariant($"--approximate_disjoint_errors takes a probability from 0 to 1, not {approximate}."));
        var options = new ErrorModelOptions
        {
            DecomposeErrors = arguments.GetValue(_decompose),
            AllowGaugeDetectors = arguments.GetValue(_gauge),
            ApproximateDisjointErrors = approximate,
            IgnoreDecompositionFailures = arguments.GetValue(_ignore),
            BlockDecompositionFromIntroducingRemnantEdges = arguments.GetValue(_block),
        };
        DetectorErrorModel model = CircuitErrorModel.Of(CircuitInput.Read(arguments.GetValue(_in)), options, context.Cancellation);
        FilterStreams.Output(arguments.GetValue(_out), context, output =>
        {
            using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
            model.Write(writer);
            return 0;
        });
        return ExitCode.Done;
    }
}
