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
            options.Shots, options.In, options.Out, options.OutFormat, .. place.Options, options.Seed, options.Workers
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
    public override int Run(ParseResult arguments, CommandContext context)
    {
        (long shots, int workers, ulong seed) =
            (options.ShotsOf(arguments), options.WorkersOf(arguments), CircuitInput.Seed(arguments.GetValue(options.Seed)!));
        ShotFormat format = ShotFormats.Parse(arguments.GetValue(options.OutFormat)!);
        var sampler = new DetectionSampler(CircuitInput.Read(arguments.GetValue(options.In)));
        long done = FilterStreams.Output(arguments.GetValue(options.Out), context, output =>
            place.Write(arguments, context, output, format, sampler.Detectors, sampler.Observables, write =>
                ShotStream.Run(shots, workers, block => Draw(sampler, seed, block, context.Cancellation), (table, count) =>
                {
                    for (int shot = 0; shot < count; shot++)
                        write(table[shot]);
                }, context)));
        return ShotStream.Finish(done, shots, context);
    }

    private static ShotTable Draw(DetectionSampler sampler, ulong seed, long block, CancellationToken cancellation)
    {
        var table = new ShotTable(DetectionSampler.BlockShots, sampler.Detectors + sampler.Observables);
        sampler.Sample(seed, block, table, null, cancellation);
        return table;
    }
}
