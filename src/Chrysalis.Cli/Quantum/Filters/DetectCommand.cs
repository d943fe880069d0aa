using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary><c>quantum detect</c>: draws detection events of a circuit, as a filter.</summary>
internal sealed class DetectCommand : RunnableCommand
{
    private readonly SamplingOptions options = new();
    private readonly ObservablePlace place = new();

    /// <summary>Creates the command.</summary>
    public DetectCommand() : base("detect", "Draw detection events of a noisy Clifford circuit, as a filter with Stim's option names.")
    {
        foreach (Option option in (Option[])
        [
            options.Shots, options.In, options.Out, options.OutFormat, .. place.Options, options.Seed, options.Workers, options.Json
        ])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum detect --in circuit.stim --shots 10 --out_format dets --append_observables",
        "chrysalis quantum detect --in circuit.stim --shots 1000000 --out events.b8 --out_format b8 --obs_out obs.b8 "
            + "--obs_out_format b8 --seed 7",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(EventFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        (long shots, int workers, ulong seed) =
            (options.ShotsOf(arguments), options.WorkersOf(arguments), CircuitInput.Seed(arguments.GetValue(options.Seed)!));
        ShotFormat format = options.OutFormatOf(arguments, shots);
        place.RequireShots(arguments, shots);
        bool isJson = arguments.GetValue(options.Json);
        FilterStreams.RequireFileForJson(isJson, arguments.GetValue(options.Out));
        var sampler = new DetectionSampler(CircuitInput.Read(arguments.GetValue(options.In)));
        var tally = new EventTally(sampler.Detectors, sampler.Observables);
        long done = FilterStreams.Output(options.Out, arguments, context, output =>
            place.Write(arguments, context, output, format, sampler.Detectors, sampler.Observables, (form, events, truths) =>
                ShotStream.Run(shots, sampler.Detectors + sampler.Observables, workers, (block, count, unit) =>
                {
                    sampler.Sample(seed, block, unit.Table, null, context.Cancellation);
                    Encode(form, count, unit);
                }, unit =>
                {
                    unit.Output.WriteTo(events);
                    if (truths is not null)
                        unit.Truths.WriteTo(truths);
                    tally.Add(unit.Ones, unit.FlippedShots);
                }, context)));
        if (isJson)
            context.WriteJson(place.Findings(
                arguments, done, tally, sampler.Detectors, sampler.Observables, seed, arguments.GetValue(options.Out)!,
                arguments.GetValue(options.OutFormat)!), FilterJson.Styled.EventFindings);
        return ShotStream.Finish(done, shots, context);
    }

    /// <summary>Adds a block's shots to a unit as they are written.</summary>
    private static void Encode(EventForm form, int count, ShotUnit unit)
    {
        var tally = new EventTally(form.Detectors, form.Observables);
        using var writer = new EventWriter(form, unit.Output, form.TruthFormat is null ? null : unit.Truths);
        for (int shot = 0; shot < count; shot++)
        {
            tally.Add(unit.Table[shot]);
            writer.Write(unit.Table[shot]);
        }
        writer.Complete();
        (unit.Ones, unit.FlippedShots) = (unit.Ones + tally.Events, unit.FlippedShots + tally.FlippedShots);
    }
}
