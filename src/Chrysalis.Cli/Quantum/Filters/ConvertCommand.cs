using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary><c>quantum m2d</c>: turns measurement results into detection events, as a filter.</summary>
internal sealed class ConvertCommand : RunnableCommand
{
    private readonly SamplingOptions options = new();
    private readonly ObservablePlace place = new();
    private readonly Option<string> circuit =
        new("--circuit") { Description = "Circuit that was measured", HelpName = "FILE", Required = true };
    private readonly Option<string?> input =
        new("--in") { Description = "Measurement results (default: standard input)", HelpName = "FILE" };
    private readonly Option<string> inFormat = SamplingOptions.Format("--in_format", "Format of the measurement results");
    private readonly Option<bool> skip =
        new("--skip_reference_sample") { Description = "Take the noiseless results to be all 0: only where they are known to be" };

    private readonly Option<bool> noFeedback = new("--ran_without_feedback")
    {
        Description = "The results come from a run that left out what results control (CX rec[-1] 1): work it in afterwards"
    };

    /// <summary>Creates the command.</summary>
    public ConvertCommand() : base("m2d", "Turn measurement results into detection events, as a filter with Stim's option names.")
    {
        foreach (Option option in (Option[])
        [
            circuit, input, inFormat, options.Out, options.OutFormat, .. place.Options, options.Sweep, options.SweepFormat, skip,
            noFeedback, options.Json
        ])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum m2d --circuit circuit_ideal.stim --in measurements.b8 --in_format b8 --sweep sweep_bits.b8 --sweep_format b8 "
            + "--out events.b8 --out_format b8 --obs_out obs.b8 --obs_out_format b8",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(EventFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        ShotFormat inFormat = ShotFormats.Parse(arguments.GetValue(this.inFormat)!),
            format = ShotFormats.Parse(arguments.GetValue(options.OutFormat)!);
        bool isJson = arguments.GetValue(options.Json);
        FilterStreams.RequireFileForJson(isJson, arguments.GetValue(options.Out));
        StimCircuit circuit = CircuitInput.Read(arguments.GetValue(this.circuit));
        var converter = new DetectionConverter(circuit, arguments.GetValue(skip), context.Cancellation)
        {
            RanWithoutFeedback = arguments.GetValue(noFeedback),
        };
        using Stream? sweepStream = arguments.GetValue(options.Sweep) is { } file ? FilterStreams.Input(file) : null;
        Func<ShotTable?> sweep = options.SweepOf(arguments, circuit.SweepBitCount, sweepStream);
        using Stream input = FilterStreams.Input(arguments.GetValue(this.input));
        var reader = new ShotReader(input, inFormat, new ShotLayout(converter.Measurements, 0, 0));
        var tally = new EventTally(converter.Detectors, converter.Observables);
        long done = FilterStreams.Output(options.Out, arguments, context, output =>
            place.Write(
                arguments, context, output, format, converter.Detectors, converter.Observables,
                (form, events, truths) =>
                {
                    using var writer = new EventWriter(form, events, truths);
                    long converted = Convert(converter, reader, sweep, shot =>
                    {
                        tally.Add(shot);
                        writer.Write(shot);
                    }, context);
                    writer.Complete();
                    return converted;
                }));
        if (isJson)
            context.WriteJson(place.Findings(
                arguments, done, tally, converter.Detectors, converter.Observables, null, arguments.GetValue(options.Out)!,
                arguments.GetValue(options.OutFormat)!), FilterJson.Styled.EventFindings);
        return ExitCode.Done;
    }

    private static long Convert(
        DetectionConverter converter, ShotReader reader, Func<ShotTable?> sweep, ShotAction write, CommandContext context)
    {
        if (converter.Measurements == 0)
            throw new UsageException("The circuit measures nothing: there is nothing to convert.");
        long done = 0;
        while (true)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            ShotTable measured = CircuitInput.ReadBlock(reader, converter.Measurements);
            if (measured.Shots == 0)
                return done;
            ShotTable events = converter.Convert(measured, sweep());
            for (int shot = 0; shot < events.Shots; shot++)
                write(events[shot]);
            done += events.Shots;
        }
    }
}
