using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum;
using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary><c>quantum decode</c>: predicts logical observables from detection events, as a filter.</summary>
internal sealed class DecodeCommand : RunnableCommand
{
    private readonly Option<string> dem =
        new("--dem") { Description = "Detector error model to decode with", HelpName = "FILE", Required = true };
    private readonly Option<string?> input = new("--in") { Description = "Detection events (default: standard input)", HelpName = "FILE" };
    private readonly Option<string> inFormat =
        Format("--in_format", "Format of the detection events (PyMatching's predict takes b8 without it)");
    private readonly Option<bool> appended =
        new("--in_includes_appended_observables") { Description = "Each shot's true observables follow its detectors" };
    private readonly Option<string?> obsIn =
        new("--obs_in") { Description = "True observables, when they are in a file of their own", HelpName = "FILE" };
    private readonly Option<string> obsInFormat = Format("--obs_in_format", "Format of the true observables");
    private readonly Option<string?> output =
        new("--out") { Description = "Predicted observables, or the count (default: standard output)", HelpName = "FILE" };
    private readonly Option<string> outFormat = Format("--out_format", "Format of the predictions");
    private readonly Option<bool> count = new("--count_mistakes") { Description = "Print MISTAKES / SHOTS instead of predictions" };
    private readonly Option<string> decoder = new("--decoder")
    {
        Description = "Exact matching, matching in two correlated passes, or union-find", HelpName = "mwpm|correlated|union-find",
        DefaultValueFactory = _ => "mwpm"
    };
    private readonly Option<bool> correlations =
        new("--enable_correlations") { Description = "PyMatching's name for --decoder correlated" };
    private readonly Option<bool> unexplained = new("--allow_unexplained")
    {
        Description = "Leave out detection events that no errors of the model explain and decode the rest, instead of refusing the shot"
    };
    private readonly Option<int?> workers =
        new("--workers") { Description = "Threads (default: one a core); the predictions do not depend on it", HelpName = "N" };
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public DecodeCommand()
        : base("decode", "Predict logical observables from detection events, as a filter with PyMatching's option names.")
    {
        foreach (Option option in (Option[])
        [
            dem, input, inFormat, appended, obsIn, obsInFormat, output, outFormat, count, decoder, correlations, unexplained, workers, json
        ])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum decode --dem error_model.dem --in detection_events.b8 --in_format b8 --out predictions.01",
        "chrysalis quantum decode --dem error_model.dem --in detection_events.01 --allow_unexplained --out predictions.01",
        "chrysalis quantum decode --dem error_model.dem --in shots.b8 --in_format b8 --in_includes_appended_observables --count_mistakes",
        "chrysalis quantum decode --dem error_model.dem --in detection_events.b8 --in_format b8 --obs_in obs_flips_actual.b8 "
            + "--obs_in_format b8 --count_mistakes --decoder correlated",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(DecodedShots))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        bool isCounting = arguments.GetValue(count);
        bool isAppended = arguments.GetValue(appended);
        bool isJson = arguments.GetValue(json);
        string? truthFile = arguments.GetValue(obsIn);
        if (isCounting && !isAppended && truthFile is null)
            throw new UsageException(
                "--count_mistakes compares with the true observables: give --in_includes_appended_observables or --obs_in FILE.");
        if (isAppended && truthFile is not null)
            throw new UsageException("--in_includes_appended_observables and --obs_in both give the true observables: give one of them.");
        if (isJson && !isCounting)
            throw new UsageException(
                "--json prints counts, predictions have formats of their own: add --count_mistakes, or leave --json out.");
        DetectorErrorModel model = ReadModel(arguments.GetValue(dem)!);
        Decoder decoder = DecoderKind.Parse(DecoderName(arguments)).Create(model);
        int? workers = Words.Within("--workers", arguments.GetValue(this.workers), 1, 1024);
        (int detectors, int observables) = (decoder.DetectorCount, decoder.ObservableCount);
        var layout = new ShotLayout(0, detectors, isAppended ? observables : 0);
        using Stream input = FilterStreams.Input(arguments.GetValue(this.input));
        using Stream? truth = truthFile is null ? null : FilterStreams.Input(truthFile);
        var shots = new ShotReader(input, ShotFormats.Parse(arguments.GetValue(inFormat)!), layout);
        ShotReader? truths = truth is null
            ? null
            : new(truth, ShotFormats.Parse(arguments.GetValue(obsInFormat)!), new ShotLayout(0, 0, observables));
        ShotFormat format = ShotFormats.Parse(arguments.GetValue(outFormat)!);
        var stream = new StreamDecoder(decoder, workers) { AllowsUnexplained = arguments.GetValue(unexplained) };
        DecodedShots decoded = FilterStreams.Output(this.output, arguments, context, output =>
        {
            using ShotWriter? predictions = isCounting ? null : new ShotWriter(output, format, new ShotLayout(0, 0, observables));
            DecodedShots counts = Decode(stream, shots, layout, truths, predictions, context);
            if (counts.IsComplete)
                predictions?.Complete();
            if (isCounting && !isJson)
                output.Write(System.Text.Encoding.ASCII.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{counts.Mistakes} / {counts.Shots}\n")));
            return counts;
        });
        if (isJson)
            context.WriteJson(decoded, FilterJson.Styled.DecodedShots);
        if (stream.UnexplainedShots is > 0 and long left)
            context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{left} of {decoded.Shots} shots have detection events that no errors of the model explain; these were left out."));
        if (!decoded.IsComplete)
            context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Cancelled after {decoded.Shots} shots."));
        return decoded.IsComplete ? ExitCode.Done : ExitCode.Cancelled;
    }

    private static DecodedShots Decode(
        StreamDecoder stream, ShotReader shots, ShotLayout layout, ShotReader? truths, ShotWriter? predictions, CommandContext context)
    {
        try
        {
            return stream.Decode(shots, layout, truths, predictions, context.Cancellation);
        }
        catch (DecodingException refusal) when (refusal.Shot is not null)
        {
            throw new UsageException(
                $"{refusal.Message} Decode with the model of these shots, or leave such events out with --allow_unexplained.", refusal);
        }
    }

    private string DecoderName(ParseResult arguments)
    {
        string name = Words.OneOf("decoder", arguments.GetValue(decoder)!, DecoderKind.Names);
        if (!arguments.GetValue(correlations))
            return name;
        return name == "union-find"
            ? throw new UsageException("--enable_correlations is for matching: leave out --decoder union-find.")
            : "correlated";
    }

    private static DetectorErrorModel ReadModel(string file)
    {
        try
        {
            return DetectorErrorModel.ReadFile(InputFile.RequireFile(file));
        }
        catch (StimFormatException error)
        {
            throw new UsageException($"'{file}', {error.Message}", error);
        }
    }

    private static Option<string> Format(string name, string description)
        => new(name) { Description = description, HelpName = "01|b8|hits|dets|r8|ptb64", DefaultValueFactory = _ => "01" };
}
